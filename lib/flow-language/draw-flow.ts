import type { FlowAction } from './flow.ts';
import { isRecord } from './is-record.ts';
import { readActions } from './read-flow.ts';
import { roadsFrom } from './roads.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const box = { width: 210, height: 92 } as const;
const margin = 40;
const charactersALine = 29;

/** What kinds of actions do, by colour: speech, code, a person, the end, all else. */
const colours: readonly (readonly [types: RegExp, fill: string, edge: string])[] = [
  [/^(MessageParticipant|GetParticipantInput)/, '#e8f1fb', '#2b6cb0'],
  [/^InvokeLambda/, '#f3ecfa', '#6b46c1'],
  [/^(Transfer(Participant|Contact)|CheckMetric|UpdateContactTargetQueue)/, '#e6f6ec', '#2f855a'],
  [/^(Disconnect|EndFlow)/, '#eeeeee', '#4a5568'],
  [/^(Compare|Loop|CheckHours)/, '#fff7e0', '#b7791f'],
];

/**
 * A flow as an SVG of its own: its actions where the designer has them, roads of success in grey, conditions with their
 * words, failures dashed. Throws for a flow without `Metadata` positions.
 */
export function drawFlow(title: string, content: Readonly<Record<string, unknown>>): string {
  const actions = readActions(actionList(content)).actions;
  const at = new Map(actions.map(({ Identifier }) => [Identifier, positionOf(content, Identifier)]));
  const width = Math.max(...[...at.values()].map(({ x }) => x)) + box.width + margin;
  const height = Math.max(...[...at.values()].map(({ y }) => y)) + box.height + margin;
  const roads = actions.flatMap((action) => roadLines(action, at));
  const boxes = actions.map((action) => boxOf(action, at.get(action.Identifier) ?? { x: 0, y: 0 }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -40 ${width} ${height + 40}" width="${width}" height="${height + 40}" font-family="Helvetica, Arial, sans-serif" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(title)}</title>`,
    `<rect y="-40" width="${width}" height="${height + 40}" fill="#ffffff"/>`,
    `<text x="20" y="-12" font-size="20" font-weight="bold" fill="#1a202c">${escaped(title)}</text>`,
    ...roads.map(({ line }) => line),
    ...boxes,
    ...roads.map(({ label }) => label),
    '</svg>',
    '',
  ].join('\n');
}

function positionOf(content: Readonly<Record<string, unknown>>, identifier: string): Point {
  const metadata = content['Metadata'];
  const all = isRecord(metadata) ? metadata['ActionMetadata'] : undefined;
  const one = isRecord(all) ? all[identifier] : undefined;
  const position = isRecord(one) ? one['position'] : undefined;
  const { x, y } = isRecord(position) ? position : {};
  if (typeof x !== 'number' || typeof y !== 'number') {
    throw new Error(`"${identifier}" has no position: give it one in Metadata.ActionMetadata.`);
  }
  return { x, y };
}

function boxOf(action: FlowAction, { x, y }: Point): string {
  const [, fill, edge] = colours.find(([types]) => types.test(action.Type)) ?? [/x/, '#f7fafc', '#718096'];
  const name = wrapped(action.Identifier, 26, 2);
  const words = wrapped(wordsOf(action), charactersALine + 3, 3);
  const line = (text: string, at: number, style: string) =>
    `<text x="${x + 10}" y="${y + at}" ${style}>${escaped(text)}</text>`;
  return [
    `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8" fill="${fill}" stroke="${edge}" stroke-width="1.5"/>`,
    ...name.map((text, index) =>
      line(text, 20 + index * 16, `font-size="13" font-weight="bold" fill="${edge}"`),
    ),
    ...words.map((text, index) =>
      line(text, 22 + name.length * 16 + index * 13, 'font-size="10.5" fill="#4a5568"'),
    ),
  ].join('\n');
}

/** What an action says, else what it is. */
function wordsOf({ Type, Parameters }: FlowAction): string {
  const { Text, SSML } = Parameters;
  if (typeof Text === 'string') return `“${Text}”`;
  if (typeof SSML === 'string') return SSML.replace(/<[^>]+>/g, ' ').trim() || 'a pause';
  return Type;
}

function roadLines(
  action: FlowAction,
  at: ReadonlyMap<string, Point>,
): readonly { readonly line: string; readonly label: string }[] {
  const from = at.get(action.Identifier);
  if (from === undefined) return [];
  const byTarget = new Map<string, { labels: string[]; failure: boolean }>();
  const { Conditions } = action.Transitions;
  for (const road of roadsFrom(action)) {
    const known = byTarget.get(road.to) ?? { labels: [], failure: true };
    const condition = Conditions[Number(/^Conditions\[(\d+)\]$/.exec(road.by)?.[1] ?? -1)];
    if (condition !== undefined) known.labels.push(condition.Operands.join(' '));
    if (road.errorType === undefined) known.failure = false;
    byTarget.set(road.to, known);
  }
  return [...byTarget].flatMap(([name, { labels, failure }], index) => {
    const to = at.get(name);
    return to === undefined ? [] : [roadLine(from, to, labels.join(', '), failure, index)];
  });
}

function roadLine(
  from: Point,
  to: Point,
  label: string,
  failure: boolean,
  index: number,
): { readonly line: string; readonly label: string } {
  const start = { x: from.x + box.width, y: from.y + 20 + Math.min(index, 8) * 8 };
  const end = { x: to.x, y: to.y + box.height / 2 };
  const forward = end.x > start.x;
  const bend = forward ? Math.max(30, (end.x - start.x) / 2) : 60;
  const path = forward
    ? `M${start.x},${start.y} C${start.x + bend},${start.y} ${end.x - bend},${end.y} ${end.x},${end.y}`
    : `M${start.x},${start.y} C${start.x + bend},${start.y + 130} ${end.x - bend},${end.y + 130} ${end.x},${end.y}`;
  const colour = failure ? '#e53e3e' : '#4a5568';
  const dashes = failure ? ' stroke-dasharray="5 4" stroke-opacity="0.45"' : ' stroke-opacity="0.7"';
  const line =
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.3"${dashes}/>` +
    `<circle cx="${end.x}" cy="${end.y}" r="3" fill="${colour}"/>`;
  const words = label.length > 24 ? `${label.slice(0, 23)}…` : label;
  const labelled =
    words === ''
      ? ''
      : `<text x="${start.x + 5}" y="${start.y + 3}" font-size="10" fill="#744210" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escaped(words)}</text>`;
  return { line, label: labelled };
}

function wrapped(text: string, characters: number, lines: number): readonly string[] {
  const found: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < characters)
      found[found.length - 1] = `${last} ${word}`;
    else found.push(word.length > characters ? `${word.slice(0, characters - 1)}…` : word);
  }
  if (found.length <= lines) return found;
  return [...found.slice(0, lines - 1), `${(found[lines - 1] ?? '').slice(0, characters - 1)}…`];
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function actionList(content: Readonly<Record<string, unknown>>): readonly unknown[] {
  const actions = content['Actions'];
  return Array.isArray(actions) ? actions : [];
}
