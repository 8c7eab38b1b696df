import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import type { ActiveKnowledge, Phrase } from './active-knowledge.ts';
import type { BusinessProfile } from './business-profile.ts';
import { inVoiceOf } from './in-voice-of.ts';
import { longestStallMs, type PhraseName } from './phrases.ts';

/** Makes prompts of the texts; a text that is not in the answer stays without one. */
export type RenderPhrases = (
  texts: Readonly<Record<PhraseName, string>>,
  environment: AgentEnvironment,
  signal: AbortSignal,
) => Promise<Readonly<Partial<Record<string, { promptUri?: string; durationMs: number }>>>>;

type PhraseTexts = Readonly<Record<PhraseName, string>>;
type Voice = Pick<BusinessProfile, 'voice' | 'language'>;

/** The stock phrases, rendered in the file's voice. */
export async function renderAll(
  texts: PhraseTexts,
  voice: Voice,
  environment: AgentEnvironment,
  render: RenderPhrases,
  signal: AbortSignal,
): Promise<ActiveKnowledge['phrases']> {
  const prompts = await render(texts, inVoiceOf(voice, environment), signal);
  const stallMs = prompts['oneMoment']?.durationMs ?? 0;
  if (stallMs > longestStallMs) {
    logger.warn('The stall phrase is long in this voice: replies behind it will be late.', { stallMs });
  }
  return phrasesOf(texts, (name, text) => {
    const { promptUri, durationMs } = { ...prompts[name] };
    if (promptUri === undefined || durationMs === undefined) return { text };
    return { text, promptUri, durationMs };
  });
}

/** The stock phrases as far as the version before has them in the same words and voice; the others can be said. */
export function reusedPhrases(
  texts: PhraseTexts,
  { voice, language }: Voice,
  before: ActiveKnowledge,
): ActiveKnowledge['phrases'] {
  const sameVoice = before.voice === voice && before.language === language;
  return phrasesOf(texts, (name, text) => {
    const known = before.phrases[name] as Phrase | undefined;
    return sameVoice && known?.text === text ? known : { text };
  });
}

/** Whether all of them have a sound. */
export function areRendered(phrases: ActiveKnowledge['phrases']): boolean {
  return Object.values(phrases).every(({ promptUri }) => promptUri !== undefined);
}

function phrasesOf(
  texts: PhraseTexts,
  phraseOf: (name: PhraseName, text: string) => Phrase,
): ActiveKnowledge['phrases'] {
  const names = Object.keys(texts) as PhraseName[];
  return Object.fromEntries(names.map((name) => [name, phraseOf(name, texts[name])])) as Record<
    PhraseName,
    Phrase
  >;
}
