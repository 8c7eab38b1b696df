import type { FlowAction } from '../flow.ts';
import { isRecord } from '../is-record.ts';
import { isLiteral } from '../parameter-text.ts';
import { type Finding, finding, place, type Rule } from '../rule.ts';

/** Amazon Polly bills the words, not the tags: 3,000 billed and 6,000 characters in all for one prompt. */
const MOST_BILLED = 3_000;
export const MOST_IN_ALL = 6_000;

export const speechLength: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) => spokenBy(action).flatMap(({ text, path }) => judge(action, text, path)));

/** Each Text and SSML of an action, with its path. */
export function spokenBy(
  action: FlowAction,
): readonly { readonly kind: 'Text' | 'SSML'; readonly text: string; readonly path: string }[] {
  const messages = action.Parameters['Messages'];
  const places: readonly (readonly [unknown, string])[] = [
    [action.Parameters, 'Parameters'],
    ...(Array.isArray(messages)
      ? messages.map((message: unknown, n) => [message, `Parameters.Messages[${n}]`] as const)
      : []),
  ];
  return places.flatMap(([given, path]) =>
    (['Text', 'SSML'] as const).flatMap((kind) => {
      const text = isRecord(given) ? given[kind] : undefined;
      return typeof text === 'string' ? [{ kind, text, path: `${path}.${kind}` }] : [];
    }),
  );
}

function judge(action: FlowAction, text: string, path: string): readonly Finding[] {
  const long = text.length > MOST_IN_ALL;
  const billed = !long && text.startsWith('<speak') ? text.replace(/<[^>]*>/g, '').length : text.length;
  if (!long && (billed <= MOST_BILLED || !isLiteral(text))) return [];
  const [count, most] = long ? [text.length, MOST_IN_ALL] : [billed, MOST_BILLED];
  const message = `The prompt has ${count} characters; ${most} can be spoken at once.`;
  return [finding(place(action, path), message, 'Split it into several actions.')];
}
