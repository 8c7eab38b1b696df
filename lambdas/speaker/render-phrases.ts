import type { AgentEnvironment } from '../aws/environment.ts';
import { createLadder } from './ladder.ts';
import { listSaidPhrases } from './said-phrases.ts';
import type { SpokenPrompt } from './spoken-prompt.ts';
import { synthesize } from './synthesize.ts';
import { createSay } from './voice.ts';

/** So many at once: SynthesizeSpeech allows 8 a second. */
const AT_ONCE = 4;

/**
 * Renders stock phrases for all calls, and answers under the names given. Phrases that exist already are not made
 * again. Not by stream: those are few, and calls need them. A phrase that cannot be rendered has rung `say`.
 * Rejects when the list of existing phrases cannot be read, or with the signal's reason.
 */
export async function renderPhrases<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<Record<Name, SpokenPrompt>> {
  const settings = { voiceId: environment.VOICE_ID, languageCode: environment.LANGUAGE_CODE };
  const bucket = environment.PROMPTS_BUCKET;
  const say = createSay({
    bucket,
    folder: 'phrases/',
    settings,
    said: await listSaidPhrases(bucket, settings, signal),
    ladder: createLadder([
      {
        rung: 'synthesize',
        speak: (request, limited, heard) => synthesize(request, settings, limited, heard),
      },
    ]),
  });

  const names = Object.keys(texts) as Name[];
  const rendered = {} as Record<Name, SpokenPrompt>;
  const waiting = names.values();
  const renderNext = async () => {
    for (const name of waiting) rendered[name] = await say(texts[name], { shared: true }, signal);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, renderNext));
  return rendered;
}
