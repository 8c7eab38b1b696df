/** A fault is data: which request of which service fails, and how. */
export interface Fault {
  readonly service: ServiceName;
  /** An operation (`ConverseStream`), a function's name for `lambda`, or any when absent. */
  readonly operation?: string;
  /** Which matching requests, counted from 1; all when absent. */
  readonly nth?: number | readonly number[];
  /** This share of the matching requests instead, 0–1, drawn by the world's seed. */
  readonly share?: number;
  /** Only while this turn of the caller (from 1) is the newest one begun. */
  readonly duringTurn?: number;
  readonly kind: FaultKind;
  /** `slow`: ms added. `kill`: ms after the turn's last sound. */
  readonly delayMs?: number;
  /** `cut`: events or chunks let through before the stream is reset. */
  readonly afterEvents?: number;
  /** `misbehave`: what the model does instead, by name. */
  readonly behaviour?: string;
}

export type FaultKind = 'throttle' | 'error' | 'hang' | 'slow' | 'cut' | 'misbehave' | 'kill' | 'corrupt';

export type ServiceName =
  | 'connect'
  | 'kinesis-video'
  | 'transcribe'
  | 'bedrock'
  | 'polly'
  | 's3'
  | 's3vectors'
  | 'dynamodb'
  | 'lambda'
  | 'events'
  | 'firehose'
  | 'secrets-manager'
  | 'sns';
