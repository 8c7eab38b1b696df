import type { FlowAction } from '../flow.ts';
import { isRecord } from '../is-record.ts';
import { type Finding, finding, place, type Rule } from '../rule.ts';

const SOURCES = ['Text', 'SSML', 'PromptId', 'Media'];
const SPEAKING = new Set([
  'MessageParticipant',
  'GetParticipantInput',
  'MessageParticipantIteratively',
  'ConnectParticipantWithLexBot',
]);

/** What is said comes from exactly one of Text, SSML, PromptId and Media. */
export const speechSource: Rule = ({ flow }) =>
  flow.Actions.filter((action) => SPEAKING.has(action.Type)).flatMap((action) => {
    if (action.Type === 'MessageParticipantIteratively') return eachMessage(action);
    const others = action.Type === 'ConnectParticipantWithLexBot' ? ['LexInitializationData'] : [];
    return exactlyOne(action, action.Parameters, 'Parameters', others);
  });

function eachMessage(action: FlowAction): readonly Finding[] {
  const messages = action.Parameters['Messages'];
  if (messages === undefined) return [];
  if (!Array.isArray(messages) || messages.length === 0) {
    return [
      finding(
        place(action, 'Parameters.Messages'),
        'Messages must be a list of at least one.',
        'Add a message.',
      ),
    ];
  }
  return messages.flatMap((message: unknown, n) =>
    exactlyOne(action, isRecord(message) ? message : {}, `Parameters.Messages[${n}]`, []),
  );
}

function exactlyOne(
  action: FlowAction,
  given: Readonly<Record<string, unknown>>,
  path: string,
  others: readonly string[],
): readonly Finding[] {
  const present = SOURCES.filter((name) => given[name] !== undefined);
  if (present.length === 1) return [];
  if (present.length > 1) {
    const message = `Only one of ${SOURCES.join(', ')} may be given; here are ${present.join(' and ')}.`;
    return [finding(place(action, path), message, 'Keep one of them.')];
  }
  if (others.some((name) => given[name] !== undefined)) return [];
  return [
    finding(place(action, path), `One of ${[...SOURCES, ...others].join(', ')} must be given.`, 'Add one.'),
  ];
}
