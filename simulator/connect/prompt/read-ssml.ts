/** A piece of an SSML document as it will be heard. */
export type SsmlPart = { readonly say: string } | { readonly pauseMs: number } | { readonly beepMs: number };

/** https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html */
const TAGS = new Set([
  'speak',
  'break',
  'emphasis',
  'lang',
  'mark',
  'p',
  'phoneme',
  'prosody',
  's',
  'say-as',
  'sub',
  'w',
  'amazon:auto-breaths',
  'amazon:breath',
  'amazon:domain',
  'amazon:effect',
]);
const STRENGTH_MS: Readonly<Record<string, number>> = {
  none: 0,
  'x-weak': 0,
  weak: 100,
  medium: 250,
  strong: 500,
  'x-strong': 1_000,
};
const LONGEST_BREAK_MS = 10_000;
const BEEP_MS = 800;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Reads SSML. Throws an Error for a document that is not well formed, a tag that Polly does not know, or a break over 10 s. */
export function readSsml(ssml: string): readonly SsmlPart[] {
  const parts: SsmlPart[] = [];
  const open: string[] = [];
  let beeping = false;
  let rootClosed = false;
  const tokens = ssml.trim().match(/<[^>]*>|[^<]+|</g) ?? [];
  for (const token of tokens) {
    const tag = /^<(\/?)([a-z][a-z:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/i.exec(token);
    if (tag === null) {
      if (token.startsWith('<') || token.includes('>'))
        throw new Error(`SSML is not well formed at "${token.slice(0, 20)}".`);
      const text = readEntities(token);
      if (text.trim() === '') continue;
      if (open.length === 0) throw new Error('SSML has text outside <speak>.');
      parts.push(beeping ? { beepMs: BEEP_MS } : { say: text.trim() });
      continue;
    }
    const [, slash, name = '', attributes = '', empty] = tag;
    if (!TAGS.has(name)) throw new Error(`SSML has a tag that is not supported: <${name}>.`);
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`SSML closes <${name}> where it is not open.`);
      if (name === 'say-as') beeping = false;
      rootClosed = open.length === 0;
      continue;
    }
    if (open.length === 0 && (name !== 'speak' || rootClosed))
      throw new Error('SSML must be one <speak> element.');
    if (name === 'break') parts.push({ pauseMs: breakMs(attributes) });
    if (name === 'say-as' && /interpret-as\s*=\s*["']expletive["']/.test(attributes)) beeping = true;
    if (empty !== '/') open.push(name);
  }
  if (open.length > 0 || !rootClosed) throw new Error(`SSML does not close <${open.at(-1) ?? 'speak'}>.`);
  return parts;
}

function breakMs(attributes: string): number {
  const time = /\btime\s*=\s*["']([\d.]+)(ms|s)["']/.exec(attributes);
  const strength = /\bstrength\s*=\s*["']([a-z-]+)["']/.exec(attributes);
  const ms =
    time === null ? STRENGTH_MS[strength?.[1] ?? 'medium'] : Number(time[1]) * (time[2] === 's' ? 1_000 : 1);
  if (ms === undefined || !(ms <= LONGEST_BREAK_MS))
    throw new Error(`SSML has a break that is not 0–10 s:${attributes}.`);
  return ms;
}

function readEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));|&/g, (_, code?: string, name?: string) => {
    const character = code === undefined ? ENTITIES.get(name ?? '') : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error('SSML has a bare "&"; write "&amp;".');
    return character;
  });
}
