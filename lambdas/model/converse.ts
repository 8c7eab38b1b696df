import { ConverseStreamCommand, type ConverseStreamOutput, type Tool } from '@aws-sdk/client-bedrock-runtime';
import { bedrock } from '../aws/bedrock.ts';
import type { ConverseRequest } from './converse-request.ts';
import { deadline } from './deadline.ts';
import { ModelError, modelErrorOf } from './model-error.ts';
import type { ModelEvent } from './model-event.ts';
import { type ModelOptions, modelOptions } from './model-options.ts';
import type { ModelUse } from './model-use.ts';
import { readConverseStream } from './read-converse-stream.ts';
import { noteThrottle } from './throttle-pause.ts';

/** Models that have refused `strict` in this environment; asked without it from then on. */
const refuseStrict = new Set<string>();

/**
 * One reply of the model, event by event. Throws `ModelError`; or the signal's own reason once it is aborted,
 * which ends the request. A consumer that leaves early lets the reply run out unread, so that the connection
 * can be used again.
 */
export async function* converse(
  request: ConverseRequest,
  signal: AbortSignal,
  limits: ReplyLimits = modelOptions,
): AsyncGenerator<ModelEvent, void, undefined> {
  const total = deadline(limits.totalDeadlineMs, 'The reply');
  const firstToken = deadline(limits.firstTokenDeadlineMs, 'The first token');
  const either = AbortSignal.any([signal, total.signal, firstToken.signal]);
  let events: AsyncGenerator<ModelEvent, void, undefined> | undefined;
  let ended = false;
  try {
    events = counted(readConverseStream(await send(request, either)), request.use);
    for (let next = await events.next(); next.done !== true; next = await events.next()) {
      firstToken.lift();
      yield next.value;
      // The SDK ends a stream quietly when its signal is aborted.
      either.throwIfAborted();
    }
    ended = true;
  } catch (error) {
    ended = true;
    if (either.aborted) throw either.reason;
    const failed = modelErrorOf(error, false);
    if (failed.failure === 'throttled') noteThrottle(Date.now());
    throw failed;
  } finally {
    firstToken.lift();
    if (ended || events === undefined) total.lift();
    else void drain(events).finally(() => total.lift());
  }
}

export type ReplyLimits = Pick<ModelOptions, 'firstTokenDeadlineMs' | 'totalDeadlineMs'>;

async function* counted(
  events: AsyncIterable<ModelEvent>,
  use: ModelUse | undefined,
): AsyncGenerator<ModelEvent, void, undefined> {
  for await (const event of events) {
    if (event.type === 'usage' && use !== undefined) {
      use.inputTokens += event.inputTokens;
      use.outputTokens += event.outputTokens;
    }
    yield event;
  }
}

async function drain(events: AsyncIterable<ModelEvent>): Promise<void> {
  try {
    for await (const _ of events);
  } catch {
    // Nobody waits for this reply any more.
  }
}

/** Sends the request; once more without `strict` when that is refused, and once more when a kept connection was dead. */
async function send(
  request: ConverseRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<ConverseStreamOutput>> {
  const strict = request.strict && !refuseStrict.has(request.modelId);
  try {
    return await sendOnce(request, strict, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (strict && isNamed(error, 'ValidationException')) {
      const stream = await sendOnce(request, false, signal);
      refuseStrict.add(request.modelId);
      return stream;
    }
    if (isDeadConnection(error)) return await sendOnce(request, strict, signal);
    throw error;
  }
}

async function sendOnce(
  request: ConverseRequest,
  strict: boolean,
  signal: AbortSignal,
): Promise<AsyncIterable<ConverseStreamOutput>> {
  const tools = request.tools.map(
    ({ name, description, schema }) =>
      ({
        toolSpec: { name, description, inputSchema: { json: schema }, ...(strict ? { strict: true } : {}) },
      }) as Tool,
  );
  const command = new ConverseStreamCommand({
    modelId: request.modelId,
    system: request.system.map((text) => ({ text })),
    messages: request.messages.map(({ role, text }) => ({ role, content: [{ text }] })),
    inferenceConfig: { maxTokens: modelOptions.maxTokens, temperature: modelOptions.temperature },
    toolConfig: { tools, toolChoice: { any: {} } },
  });
  if (request.use !== undefined) request.use.requests += 1;
  const { stream } = await bedrock(request.region).send(command, { abortSignal: signal });
  if (stream === undefined) throw new ModelError('unavailable', 'Bedrock answered without a stream.');
  return stream;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** A connection kept for reuse that the other side has closed meanwhile: nothing of the request was served. */
function isDeadConnection(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE';
}
