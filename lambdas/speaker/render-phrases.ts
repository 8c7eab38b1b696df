import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentEnvironment } from '../aws/environment.ts';
import { createLadder } from './ladder.ts';
import { listSaidPhrases } from './said-phrases.ts';
import type { SpokenPrompt } from './spoken-prompt.ts';
import { synthesize } from './synthesize.ts';
import { createSay } from './voice.ts';

/** So many at once: SynthesizeSpeech allows 8 a second. */
const AT_ONCE = 4;
/** Publishing is in no hurry: what a busy moment refuses is asked for again. */
const TRIES = 3;
const TRY_AGAIN_MS = 1_000;

/**
 * Renders stock phrases for all calls, and answers under the names given. Phrases that exist already are not made
 * again. Not by stream: those are few, and calls need them. A phrase that cannot be rendered in three tries has
 * rung `say`.
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

  const render = async (text: string): Promise<SpokenPrompt> => {
    for (let tries = 1; ; tries++) {
      const prompt = await say(text, { shared: true }, signal);
      if (prompt.promptUri !== undefined || tries === TRIES) return prompt;
      await sleep(TRY_AGAIN_MS, undefined, { signal });
    }
  };

  const names = Object.keys(texts) as Name[];
  const rendered = {} as Record<Name, SpokenPrompt>;
  const waiting = names.values();
  const renderNext = async () => {
    for (const name of waiting) rendered[name] = await render(texts[name]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, renderNext));
  return rendered;
}
