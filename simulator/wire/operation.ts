import { NormalizedSchema } from '@smithy/core/schema';
import type { Exchange } from './exchange.ts';

/** An operation as the SDK exports it, `ConverseStream$`: [9, namespace, name, traits, input, output]. */
export type OperationSchema = readonly [9, string, string, unknown, SchemaRef, SchemaRef];
type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** One operation that a stand-in serves. */
export interface Operation {
  readonly name: string;
  /** `POST`, `/model/{modelId}/invoke`, 200; absent for protocols that have one path for all. */
  readonly http?: readonly [method: string, path: string, status: number];
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  readonly pad?: () => Readonly<Record<string, unknown>>;
  resourceOf(input: unknown): string | undefined;
  answer(input: unknown, exchange: Exchange): Promise<unknown>;
}

export interface OperationHandler<Input, Output> {
  /** What the journal says the request was about. */
  resourceOf?(input: Input): string | undefined;
  /** Members put into every event of the answer's stream that the model does not name. */
  pad?(): Readonly<Record<string, unknown>>;
  /**
   * The answer in the SDK's own types. An event stream in the input is an async iterable that ends when the client
   * does; one in the output is what is iterated. Throws `AwsError` to refuse, before or within the stream.
   */
  answer(input: Input, exchange: Exchange): Promise<Output>;
}

/**
 * Serves an operation by the SDK's own schema. `Input` and `Output` are the SDK's types of it, such as
 * `operation<ConverseStreamRequest, ConverseStreamResponse>(ConverseStream$, { … })`: what arrives has been
 * checked against the schema before.
 */
export function operation<Input, Output>(
  schema: OperationSchema,
  handler: OperationHandler<Input, Output>,
): Operation {
  const traits = schema[3];
  const http = typeof traits === 'object' && traits !== null && 'http' in traits ? traits.http : undefined;
  return {
    name: schema[2],
    ...(http === undefined ? {} : { http: http as [string, string, number] }),
    ...(handler.pad === undefined ? {} : { pad: handler.pad }),
    input: NormalizedSchema.of(schema[4]),
    output: NormalizedSchema.of(schema[5]),
    resourceOf: (input) => handler.resourceOf?.(input as Input),
    answer: (input, exchange) => handler.answer(input as Input, exchange),
  };
}
