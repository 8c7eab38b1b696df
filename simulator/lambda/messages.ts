/** What passes between Lambda and the thread that is an environment. */
export interface ThreadData {
  /** The clock's shared time. */
  readonly clock: SharedArrayBuffer;
  /** One Int32: counts invocations handed in. The thread blocks on it between them. */
  readonly gate: SharedArrayBuffer;
  readonly entry: string;
  /** Hosts of the internet that have a stand-in: name → its address. */
  readonly web: Readonly<Record<string, string>>;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

export interface InvocationMessage {
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
  /** Simulated epoch ms. */
  readonly deadlineMs: number;
}

export type ThreadMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly payload: string }
  /** The code threw: the environment lives on when `fatal` is false. */
  | { readonly type: 'error'; readonly error: FunctionError; readonly fatal: boolean }
  | { readonly type: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string };

/** The payload of an answer with `functionError`. Node's runtime calls the stack `trace`. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}
