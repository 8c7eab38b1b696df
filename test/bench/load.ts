import { sameWords } from '../../lambdas/call/turns/same-words.ts';
import { bundleProduct } from '../../simulator/bundle-product.ts';
import type { HeardSound } from '../../simulator/connect/line/heard-sound.ts';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { isStall } from '../../simulator/scenario/play-call.ts';
import { type RunningWorld, startWorld, type WorldOptions } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';
import { recordOf } from './play-calls.ts';
import { benchStartMs } from './play-in-world.ts';
import { quantile } from './quantile.ts';
import { questions } from './questions.ts';
import { overheadMs, type TurnEvidence } from './turn-overhead.ts';

export interface LoadFigures {
  readonly calls: number;
  /** p95 of what is ours of a turn, all calls at once over the same calls seven at a time. */
  readonly overheadRatio: number;
  readonly aloneP95Ms: number;
  readonly togetherP95Ms: number;
}

const CALLS = 20;
/** One by one, twenty calls take longer than a benchmark may: seven at a time leave two cores half idle. */
const FEW = 7;
/** People do not dial in the same millisecond. */
const START_EVERY_MS = 200;
const WARM_UP_EVERY_MS = 100;
/** Time for the holders of ended calls to let go. */
const HANG_UP_WITHIN_MS = 5_000;
/** Who gets no reply by then hangs up. */
const LONGEST_REPLY_MS = 8_000;
/** Calls whose check is still running when others begin. */
const BEGINNING_AT_ONCE = 6;

/**
 * Twenty calls of one question each, in two worlds with the same seed: a few at a time, and all at once. The nth call
 * of a world has the same contact id and draws the same delays in both, so only what is ours differs.
 */
export async function loadBench(): Promise<LoadFigures> {
  const [voices, handlers] = await Promise.all([startVoices(), bundleProduct()]);
  try {
    await Promise.all(questions.map((text) => voices.speak(text, 'caller')));
    const alone = await overheads(FEW, handlers, voices);
    const together = await overheads(CALLS, handlers, voices);
    return {
      calls: CALLS,
      overheadRatio: quantile(together, 0.95) / quantile(alone, 0.95),
      aloneP95Ms: quantile(alone, 0.95),
      togetherP95Ms: quantile(together, 0.95),
    };
  } finally {
    await voices.close();
  }
}

async function overheads(
  atOnce: number,
  handlers: WorldOptions['handlers'],
  voices: Voices,
): Promise<number[]> {
  const running = await startWorld({
    nowMs: benchStartMs,
    seed: 'load',
    delays: 'published',
    quotas: 'raised-quotas',
    knowledge: defaultKnowledge,
    handlers,
    voices,
  });
  try {
    // A call begins with two invocations of next-step at once: its check and its first ask.
    await running.lambda.warm('next-step', CALLS + BEGINNING_AT_ONCE);
    await running.lambda.warm('call-orchestrator', CALLS);
    // Warm is an environment that has served a call: the code of one that has only been started is slow at first.
    await Promise.all(
      Array.from({ length: CALLS }, async (_, nth) => {
        await running.clock.sleep(nth * WARM_UP_EVERY_MS);
        // What is answered here has been said before afterwards.
        await callAndAsk(running, voices, questions.at(-1) ?? '');
      }),
    );
    await Promise.race([running.lambda.whenIdle(), running.clock.sleep(HANG_UP_WITHIN_MS)]);
    console.error(`warm after ${Math.round(running.clock.nowMs() - benchStartMs)} ms`);
    const waiting = questions.slice(0, CALLS);
    const found: (number | undefined)[] = [];
    const line = async (nth: number): Promise<void> => {
      await running.clock.sleep(nth * START_EVERY_MS);
      for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
        const evidence = await askOne(running, voices, text);
        found.push(evidence === undefined ? undefined : overheadMs(evidence));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, (_, nth) => line(nth)));
    const known = found.filter((ms) => ms !== undefined);
    const sorted = known.map(Math.round).sort((a, b) => a - b);
    console.error(`${atOnce} at once, ms of ours: ${sorted.join(' ')}`);
    if (known.length < CALLS * 0.8)
      throw new Error(`Only ${known.length} of ${CALLS} calls had a spoken reply.`);
    return known;
  } finally {
    await running.close();
  }
}

/** One call of a question, with what it tells; `undefined` when the reply was not heard. */
async function askOne(
  running: RunningWorld,
  voices: Voices,
  text: string,
): Promise<TurnEvidence | undefined> {
  const called = await callAndAsk(running, voices, text);
  const [record] = await recordOf(running, called.contactId);
  if (record === undefined || called.soundAtMs === undefined) return undefined;
  const whole = called.transcripts.find((heard) => sameWords(heard.text, record.heard));
  return {
    record,
    requests: running.world.journal.entries.filter((entry) => entry.contactId === called.contactId),
    wordsAtMs: Math.max(called.spokenToMs, whole?.atMs ?? called.spokenToMs),
    soundAtMs: called.soundAtMs,
  };
}

interface CalledAndAsked {
  readonly contactId: string;
  readonly spokenToMs: number;
  /** First sample of the reply; absent when there was none. */
  readonly soundAtMs?: number;
  readonly transcripts: readonly { readonly text: string; readonly atMs: number }[];
}

/** Asks when the agent has asked, and hangs up at the first sound of the reply. */
async function callAndAsk(running: RunningWorld, voices: Voices, text: string): Promise<CalledAndAsked> {
  const { clock } = running;
  const transcripts: { readonly text: string; readonly atMs: number }[] = [];
  const phone = await running.connect.placeCall({ from: '+12065550123' });
  const { contactId } = phone;
  const stop = running.onTranscript((heard) => {
    if (heard.contactId === contactId) transcripts.push({ text: heard.text, atMs: clock.nowMs() });
  });
  const asked = await nextSound(phone, (sound) => sound.text.includes('?'));
  if (asked !== undefined) await clock.sleep(asked.audibleToMs - clock.nowMs() + 400);
  const utterance = await voices.speak(text, 'caller');
  const said = await phone.say(utterance);
  const reply = await Promise.race([
    nextSound(phone, (sound) => sound.kind === 'prompt' && !isStall(sound)),
    clock.sleep(LONGEST_REPLY_MS).then(() => undefined),
  ]);
  phone.hangUp();
  await phone.ended;
  stop();
  return {
    contactId,
    spokenToMs: said.startMs + (utterance.words.at(-1)?.endMs ?? 0),
    ...(reply === undefined ? {} : { soundAtMs: reply.startMs }),
    transcripts,
  };
}

/** The next sound that begins and is wanted; `undefined` when the call ends first. */
function nextSound(
  phone: PhoneCall,
  wanted: (sound: HeardSound) => boolean,
): Promise<HeardSound | undefined> {
  return new Promise((resolve) => {
    const stop = phone.onSound(({ phase, sound }) => {
      if (phase !== 'start' || !wanted(sound)) return;
      stop();
      resolve(sound);
    });
    void phone.ended.then(() => resolve(undefined));
  });
}
