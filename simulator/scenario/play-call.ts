import type { Clock } from '../clock.ts';
import type { HeardSound } from '../connect/line/heard-sound.ts';
import type { PhoneCall } from '../connect/phone-call.ts';
import { faxTone } from '../voices/fax-tone.ts';
import type { Voices } from '../voices/utterance.ts';
import { plain } from './plain.ts';
import type { ScenarioTurn } from './scenario.ts';

/** A turn as it was played: what the caller did, and what was heard from then to the next turn. */
export interface PlayedTurn {
  readonly turn: ScenarioTurn;
  /** The caller's first and last sound; both the moment itself for a key or a silence. Simulated epoch ms. */
  readonly startMs: number;
  readonly endMs: number;
  /** Sounds that began after the caller's turn had, silences left out. */
  readonly heard: readonly HeardSound[];
}

export const playOptions = {
  /** The agent is done when it has been silent this long: longer than the gap between two steps of a reply. */
  quietMs: 1_300,
  /** More of it for each time the clock runs faster: our own work takes longer by that clock. */
  quietPerSpeedMs: 60,
  /** Longest wait for a reply to begin. */
  replyWithinMs: 20_000,
  /** Longest wait for a person to be rung, to answer, or to hang up. */
  personWithinMs: 180_000,
} as const;

/** What is said to bridge a wait, and is no reply. */
export const stallTexts: ReadonlySet<string> = new Set(['a sec', 'one moment', 'one moment please']);

export const isStall = (sound: HeardSound): boolean => stallTexts.has(plain(sound.text));

export interface CallPlay {
  readonly clock: Clock;
  readonly voices: Voices;
  /** The caller begins turn `turn`, counted from 1. */
  onTurn?(turn: number): void;
  /** Waited for before the caller begins. */
  beforeTurn?(turn: ScenarioTurn): Promise<void>;
  /** The caller has finished speaking in turn `turn`. */
  onTurnSaid?(turn: number): void;
}

/** Plays the caller's part: waits for the agent as a person would, by ear. Ends when the call does. */
export async function playCall(
  phone: PhoneCall,
  turns: readonly ScenarioTurn[],
  play: CallPlay,
): Promise<readonly PlayedTurn[]> {
  const { clock } = play;
  const ear = listenTo(phone);
  const begun: { turn: ScenarioTurn; startMs: number; endMs: number }[] = [];
  let over = false;
  const ended = phone.ended.then(() => {
    over = true;
  });
  let since = phone.startMs;
  for (const [index, turn] of turns.entries()) {
    if (turn.when !== undefined) {
      if (!(await untilPerson(phone, turn.when, clock, begun.at(-1)?.startMs ?? phone.startMs, () => over)))
        break;
    } else if (turn.interrupts_after_ms !== undefined) {
      await untilReplyBegins(ear, clock, since, () => over);
      await clock.sleep(turn.interrupts_after_ms);
    } else if (turn.presses === undefined) {
      // Who says nothing waits for nothing.
      if (index > 0 || turn.says !== undefined) {
        if (index === 0) await untilAsked(ear, clock, () => over);
        // A silence has lasted as long as it should: nobody owes it a reply.
        if (turns[index - 1]?.stays_silent_ms !== undefined) await untilQuiet(ear, clock, () => over);
        else await untilDone(ear, clock, since, () => over);
      }
    } else {
      await Promise.race([phone.keypad().catch(() => {}), ended]);
      await untilDone(ear, clock, since, () => over);
    }
    if (over) break;
    await play.beforeTurn?.(turn);
    play.onTurn?.(index + 1);
    const startMs = clock.nowMs();
    if (turn.says !== undefined) {
      const said = await phone.say(await play.voices.speak(turn.says, 'caller'));
      begun.push({ turn, startMs: said.startMs, endMs: said.endMs });
    } else {
      if (turn.presses !== undefined) phone.press(turn.presses);
      // The machine does not notice that the call is over.
      if (turn.faxes_ms !== undefined) await phone.say({ mulaw: faxTone(turn.faxes_ms) });
      if (turn.stays_silent_ms !== undefined) await Promise.race([clock.sleep(turn.stays_silent_ms), ended]);
      if (turn.hangs_up === true) phone.hangUp();
      begun.push({ turn, startMs, endMs: clock.nowMs() });
    }
    play.onTurnSaid?.(index + 1);
    since = begun.at(-1)?.endMs ?? startMs;
    if (turn.stays_silent_ms !== undefined) since = startMs;
  }
  if (!over) {
    await untilDone(ear, clock, since, () => over);
    phone.hangUp();
  }
  await ended;
  return begun.map((one, index) => ({
    ...one,
    heard: heardBetween(phone, one.startMs, begun[index + 1]?.startMs),
  }));
}

function heardBetween(
  phone: PhoneCall,
  fromMs: number,
  toMs = Number.POSITIVE_INFINITY,
): readonly HeardSound[] {
  return phone.timeline.filter(
    (sound) => sound.kind !== 'silence' && sound.startMs >= fromMs && sound.startMs < toMs,
  );
}

/** What has begun to sound since the call began, each sound whole as it will be heard. */
interface Ear {
  readonly begun: readonly HeardSound[];
}

function listenTo(phone: PhoneCall): Ear {
  const begun: HeardSound[] = phone.timeline.filter((sound) => sound.kind !== 'silence');
  phone.onSound(({ phase, sound }) => {
    if (phase === 'start') begun.push(sound);
  });
  return { begun };
}

/** Something other than a stall phrase has begun to sound after `sinceMs`. */
async function untilReplyBegins(ear: Ear, clock: Clock, sinceMs: number, over: () => boolean): Promise<void> {
  const giveUpMs = clock.nowMs() + playOptions.replyWithinMs;
  const begun = (): boolean => ear.begun.some((sound) => isReply(sound, sinceMs));
  while (!begun() && !over() && clock.nowMs() < giveUpMs) await clock.sleep(50);
}

/** The agent has asked its first question: before it, nobody listens. Other roads ask none. */
async function untilAsked(ear: Ear, clock: Clock, over: () => boolean): Promise<void> {
  const giveUpMs = clock.nowMs() + playOptions.replyWithinMs;
  const asked = (): boolean => ear.begun.some((sound) => sound.text.includes('?'));
  while (!asked() && !over() && clock.nowMs() < giveUpMs) await clock.sleep(50);
}

/** The reply has begun, and nothing has sounded for a while. */
async function untilDone(ear: Ear, clock: Clock, sinceMs: number, over: () => boolean): Promise<void> {
  await untilReplyBegins(ear, clock, sinceMs, over);
  await untilQuiet(ear, clock, over);
}

/** Somebody whom the call was to be put through to is rung, has answered, or is gone; `false` when that never came. */
async function untilPerson(
  phone: PhoneCall,
  when: NonNullable<ScenarioTurn['when']>,
  clock: Clock,
  sinceMs: number,
  over: () => boolean,
): Promise<boolean> {
  const giveUpMs = clock.nowMs() + playOptions.personWithinMs;
  const came = (): boolean =>
    phone.farEnds.some((end) => {
      const atMs = { ringing: end.rangAtMs, answered: end.joinedAtMs, left: end.leftAtMs }[when];
      return atMs !== undefined && atMs >= sinceMs;
    });
  while (!came() && !over() && clock.nowMs() < giveUpMs) await clock.sleep(50);
  return came() && !over();
}

async function untilQuiet(ear: Ear, clock: Clock, over: () => boolean): Promise<void> {
  const giveUpMs = clock.nowMs() + 60_000;
  const quietMs = playOptions.quietMs + (clock.speed - 1) * playOptions.quietPerSpeedMs;
  const quietFromMs = (): number => Math.max(0, ...ear.begun.map((sound) => sound.audibleToMs)) + quietMs;
  while (!over() && clock.nowMs() < Math.min(giveUpMs, quietFromMs())) await clock.sleep(50);
}

const isReply = (sound: HeardSound, sinceMs: number): boolean =>
  sound.kind !== 'silence' && sound.kind !== 'tone' && sound.startMs >= sinceMs && !isStall(sound);
