import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { HeardSound } from '../connect/line/heard-sound.ts';
import type { PhoneCall } from '../connect/phone-call.ts';
import type { RunningWorld } from '../start-world.ts';
import type { Utterance, Voices } from '../voices/utterance.ts';
import { watchTurns } from '../watch-turns.ts';
import { followKeypad } from './follow-keypad.ts';
import type { PhoneEvent } from './phone-event.ts';
import { Refused } from './refused.ts';
import { turnEvent } from './turn-event.ts';
import { untilRecorded } from './until-recorded.ts';

/** `id` counts the events that are kept; sounds and drafts are for those who listen now, and have none. */
export type PhoneListener = (event: PhoneEvent, id: number | undefined) => void;

/** A call held from the phone page. */
export interface PhoneCallSession {
  readonly id: string;
  /** The `complete` event has been told. */
  readonly complete: Promise<void>;
  /** What was kept after the event `seen` (0 for all), then everything that follows; returns how to stop. */
  follow(seen: number, listener: PhoneListener): () => void;
  /** Resolves when the text waits for its turn to be spoken. Throws `Refused` when nothing in it can be. */
  say(text: string): Promise<void>;
  /** Throws `Refused` while no step takes keys. */
  press(digit: string): void;
  hangUp(): void;
}

export interface SessionOptions {
  /** A page that has gone hangs up after this long, wall ms. @default 10_000 */
  readonly abandonedAfterMs?: number;
  /** The caller's number, E.164; absent when withheld. */
  readonly from?: string | undefined;
  /** Ends the wait for the call's record. */
  readonly signal?: AbortSignal;
}

/** Lines typed ahead of what is being spoken. */
const mostWaiting = 10;

export function holdPhoneCall(
  phone: PhoneCall,
  running: RunningWorld,
  voices: Voices,
  { abandonedAfterMs = 10_000, from, signal }: SessionOptions = {},
): PhoneCallSession {
  const { clock } = running;
  const past: PhoneEvent[] = [];
  const listeners = new Set<PhoneListener>();
  let over = false;
  const tell = (event: PhoneEvent): void => {
    const id = event.type === 'audio' || event.type === 'draft' ? undefined : past.push(event);
    for (const listener of listeners) listener(event, id);
  };
  const nowMs = (): number => Math.round(clock.nowMs() - phone.startMs);

  const sounds: HeardSound[] = [];
  const turns = new Map<number, TurnRecord>();
  const told = new Map<number, string>();
  const tellTurns = (): void => {
    for (const turn of turns.values()) {
      const event = turnEvent(turn, turns.get(turn.turn + 1), sounds, phone.startMs);
      const text = JSON.stringify(event);
      if (told.get(turn.turn) === text) continue;
      told.set(turn.turn, text);
      tell(event);
    }
  };

  phone.onSound(({ phase, sound }) => {
    if (phase === 'end' || sound.text === '') return;
    sounds.push(sound);
    const { text, startMs, endMs } = sound;
    tell({
      type: 'agent',
      atMs: Math.round(startMs - phone.startMs),
      text,
      durationMs: Math.round(endMs - startMs),
    });
    tellTurns();
  });
  phone.onAudio(({ side, mulaw }) => {
    if (listeners.size > 0) tell({ type: 'audio', side, mulaw: Buffer.from(mulaw).toString('base64') });
  });
  followKeypad(phone, (open) => tell({ type: 'keypad', open }));
  const stopTranscript = running.onTranscript(({ contactId, resultId, text }) => {
    if (contactId === phone.contactId) tell({ type: 'draft', resultId, text });
  });
  const ended = phone.ended.then(({ reason, atMs, problem }) => {
    over = true;
    stopTranscript();
    const what = { type: 'ended', atMs: Math.round(atMs - phone.startMs), reason } as const;
    tell(problem === undefined ? what : { ...what, problem });
  });
  const recorded = ended.then(() => untilRecorded(running, phone.contactId, signal));
  const watched = watchTurns(running, phone.contactId, recorded, (turn) => {
    turns.set(turn.turn, turn);
    tellTurns();
  });
  const complete = watched.then(async () => {
    const outcome = (await recorded)?.outcome?.kind;
    tell(outcome === undefined ? { type: 'complete' } : { type: 'complete', outcome });
  });

  let gone: AbortController | undefined;
  const hangUpUnlessFollowed = (): void => {
    const leaving = new AbortController();
    gone = leaving;
    clock.sleep(abandonedAfterMs * clock.speed, leaving.signal).then(
      () => over || phone.hangUp(),
      () => undefined,
    );
  };
  void phone.ended.then(() => gone?.abort());
  hangUpUnlessFollowed();

  let lines = 0;
  let waiting = 0;
  let spoken: Promise<unknown> = Promise.resolve();
  const speak = async (utterance: Utterance, line: number, text: string): Promise<void> => {
    waiting -= 1;
    if (over) return;
    tell({ type: 'caller', atMs: nowMs(), line, text });
    // The call may end meanwhile, which is told by itself.
    await phone.say(utterance).catch(() => undefined);
  };
  const clockNow = new Date(phone.startMs).toISOString();
  tell({ type: 'started', atMs: 0, clock: clockNow, ...(from === undefined ? {} : { from }) });

  return {
    id: phone.contactId,
    complete,
    follow(seen, listener) {
      gone?.abort();
      past.slice(seen).forEach((event, index) => {
        listener(event, seen + index + 1);
      });
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0 && !over) hangUpUnlessFollowed();
      };
    },
    async say(text) {
      const refuseWhenOver = (): void => {
        if (over) throw new Refused(409, 'The call has ended; nobody hears this.');
      };
      refuseWhenOver();
      if (waiting >= mostWaiting) {
        throw new Refused(
          429,
          `${mostWaiting} lines are waiting to be spoken; let the caller catch up first.`,
        );
      }
      waiting += 1;
      let utterance: Utterance;
      try {
        utterance = await voices.speak(text, 'caller');
        refuseWhenOver();
        if (utterance.words.length === 0) {
          throw new Refused(400, 'text has nothing in it that can be spoken: type words.');
        }
      } catch (error) {
        waiting -= 1;
        throw error;
      }
      lines += 1;
      const line = lines;
      tell({ type: 'typed', line, text });
      spoken = spoken.then(() => speak(utterance, line, text));
    },
    press(digit) {
      if (!over && !phone.keypadOpen) {
        throw new Refused(
          409,
          'No menu is waiting for a key now, so Amazon Connect loses this one. Say it instead, or press it when the agent asks for a key.',
        );
      }
      phone.press(digit);
      tell({ type: 'key', atMs: nowMs() });
    },
    hangUp: () => phone.hangUp(),
  };
}
