import { isLiteral } from '../parameter-text.ts';
import { finding, place, type Rule } from '../rule.ts';
import { MOST_IN_ALL, spokenBy } from './speech-length.ts';

const LONGEST_BREAK_MS = 10_000;
const REFUSED = ['audio', 'lexicon', 'voice'];

/** Message and remedy. */
type Fault = readonly [string, string];

/** SSML as Amazon Polly takes it: one whole <speak>, tags closed, breaks of at most 10 s. */
export const ssml: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) =>
    spokenBy(action)
      .filter(({ kind, text }) => kind === 'SSML' && text.length <= MOST_IN_ALL)
      .flatMap(({ text, path }) =>
        faultsOf(text).map(([message, remedy]) => finding(place(action, path), message, remedy)),
      ),
  );

function faultsOf(text: string): readonly Fault[] {
  const whole = text.trim();
  if (!/^<speak[\s>]/.test(whole)) {
    return isLiteral(text) ? [['SSML must be one <speak> element.', 'Write <speak>…</speak>.']] : [];
  }
  return [...tagFaults(whole), ...breakFaults(whole), ...refusedTags(whole)];
}

function tagFaults(text: string): readonly Fault[] {
  const open: string[] = [];
  for (const [, closing, name = '', alone] of text.matchAll(/<(\/?)([a-zA-Z][\w:-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (alone === '/') continue;
    if (closing !== '/') open.push(name);
    else if (open.pop() !== name)
      return [[`The tag </${name}> closes nothing.`, 'Close tags in the order they open.']];
  }
  const left = open.at(-1);
  return left === undefined ? [] : [[`The tag <${left}> is never closed.`, `Write </${left}>.`]];
}

function breakFaults(text: string): readonly Fault[] {
  return [...text.matchAll(/<break\b[^>]*?\btime=["']([^"']*)["']/g)]
    .map((match) => breakFault(match[1] ?? ''))
    .filter((fault) => fault !== undefined);
}

function breakFault(time: string): Fault | undefined {
  if (!isLiteral(time)) return undefined;
  const [, count, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(time) ?? [];
  if (count === undefined) return [`"${time}" is no length of time.`, 'Write 500ms or 2s.'];
  if (Number(count) * (unit === 's' ? 1_000 : 1) <= LONGEST_BREAK_MS) return undefined;
  return [`A break of ${time} is too long; 10 s is the most.`, 'Use several breaks.'];
}

function refusedTags(text: string): readonly Fault[] {
  return REFUSED.filter((name) => new RegExp(`<${name}[\\s/>]`).test(text)).map(
    (name) =>
      [`Amazon Polly refuses the tag <${name}>.`, 'Remove it; a prompt from S3 plays a recording.'] as const,
  );
}
