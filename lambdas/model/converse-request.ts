import type { ModelUse } from './model-use.ts';

/** A tool that the model can pick. `schema` is a JSON Schema of an object, all of whose members are required. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** A model as it is asked. */
export interface AskedModel {
  readonly modelId: string;
  /** @default - the function's own */
  readonly region?: string;
}

/** One request to the model. It must pick one of the tools. */
export interface ConverseRequest extends AskedModel {
  /** Asked beside it when the caller waits. @default - the same model */
  readonly hedge?: AskedModel;
  readonly system: readonly string[];
  /** Begins and ends with `user`, in turns; no text is empty. */
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  /** Ask Bedrock to hold the arguments to the schema while they are written; some profiles refuse it. */
  readonly strict: boolean;
  /** Counted up by what the request takes. */
  readonly use?: ModelUse;
}
