import { ModelError } from '../model/model-error.ts';
import type { ModelEvent } from '../model/model-event.ts';
import type { ToolName } from '../record/conversation-record.ts';
import { AnswerReader } from './answer-reader.ts';
import { ArgumentReader, MalformedArguments } from './argument-reader.ts';
import type { DecisionEvent, ThinkFailure } from './decision.ts';
import { decisionOf } from './decision-of.ts';
import type { ReplyContext } from './reply-context.ts';
import { stopFailure } from './stop-failure.ts';
import { isToolName } from './tools.ts';

/**
 * Reads one reply of the model. Sentences that grounding lets through are told as soon as they are complete; all
 * that is not exactly one whole, valid pick of a known tool ends in one `{tool: 'none', failure}`. Nothing is read
 * behind the decision, so a stream that never ends holds nobody up once it has stopped.
 * Errors that are no `ModelError` are passed on.
 */
export async function* readDecision(
  events: AsyncIterable<ModelEvent>,
  context: ReplyContext,
): AsyncGenerator<DecisionEvent, void, undefined> {
  let decided = false;
  try {
    for await (const told of read(events, context)) {
      decided = told.type === 'decision';
      yield told;
    }
    if (!decided) yield none('cut');
  } catch (error) {
    if (!decided) yield none(failureOf(error));
  }
}

async function* read(
  events: AsyncIterable<ModelEvent>,
  context: ReplyContext,
): AsyncGenerator<DecisionEvent, void, undefined> {
  let begun = false;
  let picked: { tool: ToolName; block: number; reader: ArgumentReader } | undefined;
  const answer = new AnswerReader(context);
  for await (const event of events) {
    switch (event.type) {
      case 'first-token':
        if (!begun) yield event;
        begun = true;
        break;
      case 'text':
        if (event.delta.trim() !== '') return yield none('free-text');
        break;
      case 'tool-start':
        if (picked !== undefined) return yield none('two-tools');
        if (!isToolName(event.name)) return yield none('unknown-tool');
        picked = { tool: event.name, block: event.block, reader: new ArgumentReader() };
        yield { type: 'tool', tool: event.name };
        break;
      case 'tool-arguments':
        if (picked?.block !== event.block) return yield none('malformed');
        for (const { name, value } of picked.reader.push(event.delta)) {
          if (picked.tool !== 'answer_from_knowledge') continue;
          yield* answer.take(name, value);
          if (answer.refused) return yield none('not-grounded');
        }
        break;
      case 'stop': {
        const failure = stopFailure(event.reason);
        if (failure !== undefined) return yield none(failure);
        if (picked === undefined) return yield none('malformed');
        const decision = decisionOf(picked.tool, picked.reader.end(), answer.sourceIds);
        return yield { type: 'decision', decision };
      }
      case 'usage':
        break;
    }
  }
}

function none(failure: ThinkFailure): DecisionEvent {
  return { type: 'decision', decision: { tool: 'none', failure } };
}

function failureOf(error: unknown): ThinkFailure {
  if (error instanceof ModelError) return error.failure;
  if (error instanceof MalformedArguments) return 'malformed';
  throw error;
}
