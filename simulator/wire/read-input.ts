import type { NormalizedSchema } from '@smithy/core/schema';
import { decodeEvents } from './decode-events.ts';
import type { Exchange } from './exchange.ts';
import { checkRequired, readMembers, readShape, ShapeProblem } from './read-shape.ts';

/**
 * The operation's input out of path labels, query, headers and body (restJson). A streaming blob stays a Readable,
 * an event stream becomes an async iterable of its events. Throws `ShapeProblem` for what the model does not allow.
 */
export async function readInput(
  schema: NormalizedSchema,
  exchange: Exchange,
  labels: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const { request, signal } = exchange;
  const input: Record<string, unknown> = {};
  let payload: readonly [string, NormalizedSchema] | undefined;
  let inBody = false;
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) input[name] = readText(member, labels[name], name);
    else if (traits.httpHeader) input[name] = readText(member, header(exchange, traits.httpHeader), name);
    else if (traits.httpQuery) input[name] = readText(member, request.query.get(traits.httpQuery), name);
    else if (traits.httpPayload) payload = [name, member];
    else inBody = true;
  }
  if (payload !== undefined) {
    const [name, member] = payload;
    if (member.isStreaming()) {
      input[name] = member.isStructSchema() ? decodeEvents(member, request.body, signal) : request.body;
    } else {
      const body = await exchange.readBody();
      if (body.byteLength > 0)
        input[name] = member.isBlobSchema() ? body : readShape(member, parse(body), [name]);
    }
  } else if (inBody) {
    const body = await exchange.readBody();
    if (body.byteLength > 0) Object.assign(input, readMembers(schema, parse(body), []));
  }
  checkRequired(schema, input, []);
  return input;
}

/** The operation's input when the body holds all of it (awsJson). */
export async function readJsonInput(schema: NormalizedSchema, exchange: Exchange): Promise<unknown> {
  const body = await exchange.readBody();
  return readShape(schema, body.byteLength === 0 ? {} : parse(body));
}

function header({ request }: Exchange, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(',') : value;
}

function readText(schema: NormalizedSchema, text: string | null | undefined, name: string): unknown {
  if (text === null || text === undefined) return undefined;
  if (schema.isStringSchema()) return text;
  if (schema.isListSchema()) return text.split(',').map((item) => item.trim());
  if (schema.isBooleanSchema() && (text === 'true' || text === 'false')) return text === 'true';
  if (schema.isNumericSchema() && text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  if (schema.isTimestampSchema()) return readShape(schema, text, [name]);
  throw new ShapeProblem([name], `${JSON.stringify(text)} is not of the member's type`);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw new ShapeProblem([], `The body is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}
