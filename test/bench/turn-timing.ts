import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { HeardSound } from '../../simulator/connect/line/heard-sound.ts';
import { isStall } from '../../simulator/scenario/play-call.ts';
import type { PlayedAndRecorded } from './play-calls.ts';

/** Where the time of one turn went: consecutive stretches, each to the moment it is named for, ms. */
export interface TurnStretches {
  /** The caller's last sound to the start of the thought that was used. */
  readonly draft: number;
  readonly retrieved: number;
  readonly firstToken: number;
  readonly sentence: number;
  readonly firstAudio: number;
  readonly audio: number;
  readonly stored: number;
  /** The lock, where the prompt was ready before it, included. */
  readonly written: number;
  readonly issued: number;
  /** The step's way through the flow, Connect's start of playback and silence at the head of the prompt. */
  readonly playback: number;
}

export interface TurnTiming {
  /** The caller's last sound to the first sound of the reply itself. */
  readonly firstSoundMs: number;
  /** The same to the end of the turn being certain. */
  readonly lockMs: number;
  readonly stretches?: TurnStretches;
}

/** What became of a turn: timed, or why it has no first sound of its own. */
export type TimedTurn =
  | { readonly kind: 'reply'; readonly stalled: boolean; readonly timing: TurnTiming }
  | { readonly kind: 'scripted' | 'unanswered' };

/**
 * When the reply to a turn began to be heard. A stall phrase is no reply, and neither is a line of code's or a
 * script's: such a turn has no first sound.
 */
export function timeTurn({ spokenToMs, played, record }: PlayedAndRecorded): TimedTurn {
  const sounds = played.heard.filter((sound) => sound.audibleFromMs > spokenToMs);
  const reply = sounds.find((sound) => !isStall(sound));
  if (record === undefined || reply === undefined) return { kind: 'unanswered' };
  if (record.handledBy !== 'brain' || record.tool !== 'answer_from_knowledge') return { kind: 'scripted' };
  const stalled = record.stages.stallMs !== undefined;
  return { kind: 'reply', stalled, timing: timing(record, reply, spokenToMs) };
}

/** When the caller heard the first of a reply, be it a line of a script; stall phrases are none. */
export function firstWordMs({ spokenToMs, played }: PlayedAndRecorded): number | undefined {
  const word = played.heard.find((sound) => sound.audibleFromMs > spokenToMs && !isStall(sound));
  return word === undefined ? undefined : word.audibleFromMs - spokenToMs;
}

function timing(record: TurnRecord, reply: HeardSound, spokenToMs: number): TurnTiming {
  const lockMs = record.lockedAtMs - spokenToMs;
  const firstSoundMs = reply.audibleFromMs - spokenToMs;
  const stretches = stretchesOf(record, lockMs, firstSoundMs);
  return { firstSoundMs, lockMs, ...(stretches === undefined ? {} : { stretches }) };
}

/** Only of a reply that was synthesised: one said before has no such moments. */
function stretchesOf(record: TurnRecord, lockMs: number, firstSoundMs: number): TurnStretches | undefined {
  const {
    thoughtMs,
    retrievedMs,
    firstTokenMs,
    sentenceMs,
    firstAudioMs,
    audioMs,
    storedMs,
    writtenMs,
    issuedMs,
  } = record.stages;
  const moments = [
    thoughtMs,
    retrievedMs,
    firstTokenMs,
    sentenceMs,
    firstAudioMs,
    audioMs,
    storedMs,
    writtenMs,
  ];
  if (issuedMs === undefined || moments.some((ms) => ms === undefined)) return undefined;
  const at = [...moments.map((ms) => lockMs + (ms ?? 0)), lockMs + issuedMs, firstSoundMs];
  const since = (index: number) => (at[index] ?? 0) - (at[index - 1] ?? 0);
  return {
    draft: since(0),
    retrieved: since(1),
    firstToken: since(2),
    sentence: since(3),
    firstAudio: since(4),
    audio: since(5),
    stored: since(6),
    written: since(7),
    issued: since(8),
    playback: since(9),
  };
}

/** The stages that a peer was measured by: draft or silence, the model's first token, the first audio. */
export const sameStagesMs = ({ draft, firstToken, firstAudio }: TurnStretches): number =>
  draft + firstToken + firstAudio;
