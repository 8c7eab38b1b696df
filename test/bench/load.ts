import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sameWords } from '../../lambdas/call/turns/same-words.ts';
import { bundleProduct } from '../../simulator/bundle-product.ts';
import type { HeardSound } from '../../simulator/connect/line/heard-sound.ts';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { isStall } from '../../simulator/scenario/play-call.ts';
import { type RunningWorld, startWorld } from '../../simulator/start-world.ts';
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
/** People do not dial in the same millisecond; the first is still talking when the last begins. */
const START_EVERY_MS = 400;
const WARM_UP_EVERY_MS = 100;
/** By then the first world's environments have been started, and its calls have begun. */
const SECOND_WORLD_AFTER_MS = 4_000;
/** Time for the holders of ended calls to let go. */
const HANG_UP_WITHIN_MS = 5_000;
/** Between the agent's question and the caller's. */
const PAUSE_MS = 200;
/** Who gets no reply by then hangs up. */
const LONGEST_REPLY_MS = 8_000;
/** Calls whose check is still running when others begin. */
const BEGINNING_AT_ONCE = 6;

/**
 * Twenty calls of one question each, in two worlds with the same seed: a few at a time, and all at once. The nth call
 * of a world has the same contact id and draws the same delays in both, so only what is ours differs. Both worlds are
 * warmed before anything is measured, the second while the first one's warm-up calls listen and wait; a world that is
 * not called takes no time of the other.
 */
export async function loadBench(): Promise<LoadFigures> {
  const [voices, handlers, knowledge] = await Promise.all([startVoices(), bundleProduct(), briefKnowledge()]);
  const started: RunningWorld[] = [];
  try {
    await Promise.all(questions.map((text) => voices.speak(text, 'caller')));
    const open = async (): Promise<RunningWorld> => {
      const running = await startWorld({
        nowMs: benchStartMs,
        seed: 'load',
        delays: 'published',
        quotas: 'raised-quotas',
        knowledge,
        handlers,
        voices,
      });
      started.push(running);
      return running;
    };
    const fromMs = performance.now();
    const told = (what: string): void =>
      console.error(`${what} after ${((performance.now() - fromMs) / 1000).toFixed(1)} s`);
    const few = await open();
    const fewAreWarm = warmUp(few, FEW + BEGINNING_AT_ONCE / 2, voices);
    fewAreWarm.catch(() => {});
    await few.clock.sleep(SECOND_WORLD_AFTER_MS);
    const all = await open();
    await Promise.all([fewAreWarm, warmUp(all, CALLS, voices)]);
    told('both worlds are warm');
    const together = await overheads(all, CALLS, voices);
    told(`${CALLS} at once are measured`);
    const alone = await overheads(few, FEW, voices);
    told(`${FEW} at once are measured`);
    return {
      calls: CALLS,
      overheadRatio: quantile(together, 0.95) / quantile(alone, 0.95),
      aloneP95Ms: quantile(alone, 0.95),
      togetherP95Ms: quantile(together, 0.95),
    };
  } finally {
    await Promise.all(started.map((running) => running.close()));
    await voices.close();
  }
}

/** The sample business with a shorter greeting, which nothing that is measured depends on. */
async function briefKnowledge(): Promise<string> {
  const text = await readFile(defaultKnowledge, 'utf8');
  const file = join(await mkdtemp(join(tmpdir(), 'phone-agent-load-')), 'business.md');
  await writeFile(file, text.replace(/^greeting: .*$/m, 'greeting: Hello.'));
  return file;
}

/**
 * Warm is an environment that has served a call: the code of one that has only been started is slow at first.
 * @param count environments to warm. Other callers hang up at once, so that the calls after them have the same ids
 */
async function warmUp(running: RunningWorld, count: number, voices: Voices): Promise<void> {
  // A call begins with two invocations of next-step at once: its check and its first ask.
  await running.lambda.warm('next-step', count + BEGINNING_AT_ONCE);
  await running.lambda.warm('call-orchestrator', count);
  await Promise.all(
    Array.from({ length: CALLS }, async (_, nth) => {
      await running.clock.sleep(nth * WARM_UP_EVERY_MS);
      // What is answered here has been said before afterwards.
      if (nth < count) await callAndAsk(running, voices, questions.at(-1) ?? '');
      else (await running.connect.placeCall({ from: '+12065550123' })).hangUp();
    }),
  );
  await Promise.race([running.lambda.whenIdle(), running.clock.sleep(HANG_UP_WITHIN_MS)]);
}

async function overheads(running: RunningWorld, atOnce: number, voices: Voices): Promise<number[]> {
  const waiting = questions.slice(0, CALLS);
  const calls: CalledAndAsked[] = [];
  const line = async (nth: number): Promise<void> => {
    await running.clock.sleep(nth * START_EVERY_MS);
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
      calls.push(await callAndAsk(running, voices, text));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, nth) => line(nth)));
  // Afterwards: the record of a call is written some seconds after its end, and the next caller does not wait for it.
  const evidence = await Promise.all(calls.map((called) => evidenceOf(running, called)));
  const known = evidence.flatMap((one) => (one === undefined ? [] : (overheadMs(one) ?? [])));
  const sorted = known.map(Math.round).sort((a, b) => a - b);
  console.error(`${atOnce} at once, ms of ours: ${sorted.join(' ')}`);
  if (known.length < CALLS * 0.8)
    throw new Error(`Only ${known.length} of ${CALLS} calls had a spoken reply.`);
  return known;
}

/** What a call of one question tells; `undefined` when the reply was not heard. */
async function evidenceOf(running: RunningWorld, called: CalledAndAsked): Promise<TurnEvidence | undefined> {
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
  if (asked !== undefined) await clock.sleep(asked.audibleToMs - clock.nowMs() + PAUSE_MS);
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
