import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { PhoneCall } from '../connect/phone-call.ts';
import type { RunningWorld } from '../start-world.ts';
import { stretches } from '../terminal/turn-bar.ts';
import type { Voices } from '../voices/utterance.ts';
import { watchTurns } from '../watch-turns.ts';
import type { PhoneEvent } from './phone-event.ts';

/** A call held from the phone page. */
export interface PhoneCallSession {
  readonly id: string;
  /** Everything so far, then everything that follows; returns how to stop. */
  follow(listener: (event: PhoneEvent) => void): () => void;
  say(text: string): Promise<void>;
  press(digit: string): void;
  hangUp(): void;
}

/** Sounds are for those who listen now; the rest is kept for pages that open late. */
const kept = (event: PhoneEvent): boolean => event.type !== 'audio' && event.type !== 'draft';

export function holdPhoneCall(phone: PhoneCall, running: RunningWorld, voices: Voices): PhoneCallSession {
  const past: PhoneEvent[] = [];
  const listeners = new Set<(event: PhoneEvent) => void>();
  const tell = (event: PhoneEvent): void => {
    if (kept(event)) past.push(event);
    for (const listener of listeners) listener(event);
  };
  const sinceStartMs = (atMs: number): number => Math.round(atMs - phone.startMs);

  phone.onSound(({ phase, sound }) => {
    if (phase === 'start' && sound.text !== '') {
      tell({ type: 'agent', atMs: sinceStartMs(sound.startMs), text: sound.text, durationMs: sound.endMs - sound.startMs });
    }
  });
  phone.onAudio(({ side, mulaw }) => {
    if (side === 'agent') tell({ type: 'audio', mulaw: Buffer.from(mulaw).toString('base64') });
  });
  const stopTranscript = running.onTranscript((heard) => {
    if (heard.contactId === phone.contactId) tell({ type: 'draft', text: heard.text });
  });
  const ended = phone.ended.then(({ reason, atMs }) => {
    stopTranscript();
    tell({ type: 'ended', atMs: sinceStartMs(atMs), reason });
  });
  void watchTurns(running, phone.contactId, ended, (turn) => tell(turnEvent(turn, phone, sinceStartMs)));
  tell({ type: 'started', atMs: 0, clock: new Date(phone.startMs).toISOString() });

  return {
    id: phone.contactId,
    follow(listener) {
      for (const event of past) listener(event);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async say(text) {
      tell({ type: 'caller', atMs: sinceStartMs(running.clock.nowMs()), text });
      await phone.say(await voices.speak(text, 'caller'));
    },
    press(digit) {
      phone.press(digit);
      tell({ type: 'key', atMs: sinceStartMs(running.clock.nowMs()) });
    },
    hangUp: () => phone.hangUp(),
  };
}

function turnEvent(turn: TurnRecord, phone: PhoneCall, sinceStartMs: (atMs: number) => number): PhoneEvent {
  const firstStepMs = turn.lockedAtMs + (turn.stages.writtenMs ?? 0);
  const sound = phone.timeline.find((one) => one.kind !== 'silence' && one.startMs >= firstStepMs);
  return {
    type: 'turn',
    atMs: sinceStartMs(turn.speechStartMs),
    turn: turn.turn,
    heard: turn.heard,
    handledBy: turn.handledBy,
    ...(turn.tool === undefined ? {} : { tool: turn.tool }),
    sources: turn.sources,
    refused: turn.refused,
    stretches: sound === undefined ? [] : stretches(turn, turn.speechEndMs, sound.audibleFromMs),
  };
}
