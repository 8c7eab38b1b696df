import type { RuleSource } from './rule-prompt.ts';

const question =
  /^(?:and |so |um |uh |well |ok |okay )*(?:do|does|did|what|how|are|when|where|which|why|who)\b/;
const farewell =
  /\b(?:good ?bye|bye)\b|\bthat(?:'s| is| was| will be)(?: about)? (?:all|everything)\b|\bthank/;
const change = /\b(?:change|move|switch|swap|another|different|instead)\b/;
const yes = /^(?:um |uh |well )*(?:yes|yeah|yep|sure|correct|right|exactly|please do|that's right|ok|okay)\b/;
const no = /^(?:um |uh |well )*(?:no|nope|not)\b/;
const name =
  /\b(?:my name is|name is|name's|i'm|i am|for|under) ((?!a\b|my\b|the\b)[a-z'-]+(?: (?!and\b|please\b)[a-z'-]+)?)/;

/**
 * What the caller has said of a record of theirs; `undefined` when it is about none, or a source tells it already.
 * Expects lower case.
 */
export function ruleLookup(
  said: string,
  prompt: { readonly records?: string; readonly booking?: string; readonly sources: readonly RuleSource[] },
): Record<string, unknown> | undefined {
  const { records, booking = '', sources } = prompt;
  if (records === undefined || farewell.test(said)) return undefined;
  const open = booking.startsWith('Being looked up:');
  const asked = /Asked last: (.*?)\.?$/.exec(booking)?.[1] ?? '';
  const told = sources.some(({ id }) => id.startsWith('lookup-'));
  const changeable = listIn(records, 'may change').find((label) => said.includes(label));
  const about = [/^[^(]*/.exec(records)?.[0]?.trim() ?? '', ...listIn(records, 'tells')];
  const mine = /\b(?:my|our)\b/.test(said) && about.some((word) => word !== '' && said.includes(word));
  const changes = change.test(said) && changeable !== undefined;
  const answers = open && !question.test(said);
  if (!changes && !answers && (!mine || told)) return undefined;

  const goesOn = /\(change\)/.test(booking);
  const field = changeable ?? (goesOn ? (/To change: (.*?)\./.exec(booking)?.[1] ?? '') : '');
  const named = name.exec(said)?.[1] ?? (asked.includes('the name') ? nameAlone(said) : '');
  return {
    kind: /\b(?:leave it|never ?mind|forget it)\b/.test(said)
      ? 'leave_it'
      : changes || (answers && goesOn)
        ? 'change'
        : 'look_up',
    service: '',
    day_and_time: '',
    name: named.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()),
    answers: [],
    code: '',
    field,
    new_value: changes || goesOn ? (/\bto (.*)$/.exec(said)?.[1] ?? '') : '',
    confirmed: asked.includes('yes or no')
      ? yes.test(said)
        ? 'yes'
        : no.test(said)
          ? 'no'
          : 'not_asked'
      : 'not_asked',
  };
}

/** "tells: Flight, Seat" as "flight" and "seat". */
function listIn(records: string, what: string): readonly string[] {
  const list = new RegExp(`${what}: ([^;)]*)`).exec(records)?.[1] ?? '';
  return list
    .toLowerCase()
    .split(', ')
    .filter((label) => label !== '');
}

function nameAlone(said: string): string {
  return said
    .replace(/^(?:it's|its|that's|under|for) /, '')
    .replace(/[^a-z' -]/g, '')
    .trim();
}
