import type { AgentEnvironment } from '../aws/environment.ts';
import { createLadder } from './ladder.ts';
import { createPacer, type Pace, type PacerTime, wallTime } from './pacer.ts';
import { listSaidPhrases } from './said-phrases.ts';
import type { Speech } from './speech.ts';
import type { SpokenPrompt } from './spoken-prompt.ts';
import { synthesize } from './synthesize.ts';
import { createSay } from './voice.ts';

/**
 * SynthesizeSpeech allows 8 a second for generative voices, without a burst, to the whole account (Amazon Polly
 * Developer Guide, "Quotas"). Two are left to the calls that go on meanwhile.
 */
const PER_SECOND = 6;
/** Enough for that pace when an answer takes half a second. */
const AT_ONCE = 4;
/** What calls have used up is asked for again: publishing is in no hurry. */
const TRIES_WHILE_THROTTLED = 4;
const FIRST_BACK_OFF_MS = 500;
/**
 * A phrase that is not made now is said by Connect's own voice in every call until the next publishing: a slow moment
 * of Polly or S3 is not worth that. What Polly refuses as such is not asked again; the ladder remembers it.
 */
const TRIES_OF_A_PHRASE = 2;
const TRY_AGAIN_MS = 1_000;

/**
 * Renders stock phrases for all calls, and answers under the names given. Phrases that exist already are not made
 * again. Not by stream: those are few, and calls need them. A phrase that cannot be rendered in two tries has
 * rung `say`.
 * Rejects when the list of existing phrases cannot be read, or with the signal's reason.
 */
export async function renderPhrases<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  environment: AgentEnvironment,
  signal: AbortSignal,
  time: PacerTime = wallTime,
): Promise<Record<Name, SpokenPrompt>> {
  const pace = createPacer(PER_SECOND, time);
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
        speak: (request, limited, heard) =>
          untilAllowed(() => synthesize(request, settings, limited, heard), pace, time, limited),
      },
    ]),
  });

  const render = async (text: string): Promise<SpokenPrompt> => {
    for (let tries = 1; ; tries++) {
      const prompt = await say(text, { shared: true }, signal);
      if (prompt.promptUri !== undefined || tries === TRIES_OF_A_PHRASE) return prompt;
      await time.sleep(TRY_AGAIN_MS, signal);
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

/** Asks at the pace; again, ever later, while Polly throttles. */
async function untilAllowed(
  ask: () => Promise<Speech>,
  pace: Pace,
  time: PacerTime,
  signal: AbortSignal,
): Promise<Speech> {
  for (let tries = 1; ; tries++) {
    await pace(signal);
    try {
      return await ask();
    } catch (error) {
      const throttled = error instanceof Error && error.name === 'ThrottlingException';
      if (!throttled || tries === TRIES_WHILE_THROTTLED) throw error;
      await time.sleep(FIRST_BACK_OFF_MS * 2 ** (tries - 1), signal);
    }
  }
}
