/** What is to be said, or a pause. */
export type SpokenPart = { readonly text: string } | { readonly pauseMs: number };

/** A document that Polly refuses, with the reason. */
export class InvalidSsml extends Error {}

/**
 * Tags of the generative engine; Amazon Polly Developer Guide, "Supported SSML tags". That the others are refused is
 * written for the other engines only: UNVERIFIED for this one, which may as well ignore them.
 */
const TAGS = new Set([
  'speak',
  'break',
  'lang',
  'mark',
  'p',
  'phoneme',
  'prosody',
  's',
  'say-as',
  'sub',
  'w',
]);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LONGEST_PAUSE_MS = 10_000;

/** One whole SSML document in the order in which it is spoken. Throws `InvalidSsml`. */
export function readSsml(document: string): SpokenPart[] {
  const parts: SpokenPart[] = [];
  const open: { readonly name: string; readonly attributes: string }[] = [];
  let text = '';
  /** A `prosody` element has ended in mid-sentence: nothing of the sentence may follow. */
  let sentenceCut = false;
  const say = () => {
    if (text.trim() !== '') parts.push({ text: text.trim() });
    text = '';
    sentenceCut = false;
  };
  for (const [piece, closing, name, attributes = '', empty] of document
    .trim()
    .matchAll(/<(\/?)([\w:-]+)([^<>]*?)(\/?)>|[^<]+|</g)) {
    if (piece === '<') throw new InvalidSsml('Invalid SSML request: a < that opens no tag');
    if (name === undefined) {
      if (open.length === 0) throw new InvalidSsml('Invalid SSML request: text outside <speak>');
      if (sentenceCut && piece.trim() !== '') throw partOfSentence();
      text += spokenAs(decodeEntities(piece), open.at(-1));
    } else if (!TAGS.has(name)) {
      throw new InvalidSsml(`Invalid SSML request: <${name}> is not supported by the generative engine`);
    } else if (closing) {
      const last = open.pop();
      if (last?.name !== name) throw new InvalidSsml(`Invalid SSML request: </${name}> closes nothing`);
      if (name === 'p' || name === 's') say();
      if (name === 'prosody') sentenceCut = !endsSentence(text);
    } else {
      if (open.length === 0 && (name !== 'speak' || parts.length > 0 || empty)) {
        throw new InvalidSsml('Invalid SSML request: the document must be one <speak> element');
      }
      if (name === 'break') {
        say();
        parts.push({ pauseMs: pauseOf(attributes) });
      }
      if (name === 'prosody') {
        if (attribute(attributes, 'pitch') !== undefined) {
          throw new InvalidSsml('Invalid SSML request: the generative engine does not support pitch');
        }
        if (!endsSentence(text)) throw partOfSentence();
      }
      if (!empty) open.push({ name, attributes });
    }
  }
  if (open.length > 0 || !/^\s*<speak[\s>]/.test(document)) {
    throw new InvalidSsml('Invalid SSML request: the document must be one whole <speak> element');
  }
  say();
  return parts;
}

/** "For Generative voices, the prosody tag can be used only around full sentences"; same guide, "prosody". */
function partOfSentence(): InvalidSsml {
  return new InvalidSsml('Invalid SSML request: <prosody> must be around full sentences');
}

function endsSentence(text: string): boolean {
  return /(?:^|[.!?…]["'”’)]*)$/.test(text.trim());
}

function spokenAs(
  text: string,
  tag: { readonly name: string; readonly attributes: string } | undefined,
): string {
  if (tag?.name === 'sub') return attribute(tag.attributes, 'alias') ?? text;
  const as = tag?.name === 'say-as' ? attribute(tag.attributes, 'interpret-as') : undefined;
  if (as === 'characters' || as === 'spell-out' || as === 'digits') return [...text].join(' ');
  return text;
}

function pauseOf(attributes: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(attribute(attributes, 'time') ?? '500ms') ?? [];
  const pauseMs = Number(amount) * (unit === 's' ? 1_000 : 1);
  if (!(pauseMs <= LONGEST_PAUSE_MS))
    throw new InvalidSsml('Invalid SSML request: a break is at most 10s long');
  return pauseMs;
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return value ? decodeEntities(value[1] ?? value[2] ?? '') : undefined;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6});|(\w+);)?/g, (all, code?: string, name?: string) => {
    const character =
      code && Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : ENTITIES[name ?? ''];
    if (character === undefined) throw new InvalidSsml(`Invalid SSML request: unknown entity ${all}`);
    return character;
  });
}
