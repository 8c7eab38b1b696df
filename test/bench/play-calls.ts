import { sameWords } from '../../lambdas/call/turns/same-words.ts';
import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import { type PlayedTurn, playCall } from '../../simulator/scenario/play-call.ts';
import type { TranscriptHeard } from '../../simulator/services/transcribe/start-transcribe.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';

/** One turn of a call, from both sides: what happened on the line, and what the product has stored of it. */
export interface PlayedAndRecorded {
  readonly contactId: string;
  /** The caller's last sound on the line, simulated epoch ms. */
  readonly spokenToMs: number;
  readonly played: PlayedTurn;
  /** When the last word that the turn was locked with had been transcribed, simulated epoch ms. */
  readonly transcribedAtMs?: number;
  /** Absent when the product took no turn of it. */
  readonly record?: TurnRecord;
}

/** Calls that ask one question after the other, as people do; resolves when the last has hung up. */
export async function playCalls(
  running: RunningWorld,
  voices: Voices,
  calls: readonly (readonly string[])[],
  options: { readonly atOnce: number; readonly startEveryMs: number },
): Promise<PlayedAndRecorded[]> {
  await Promise.all(calls.flat().map((text) => voices.speak(text, 'caller')));
  const turns: PlayedAndRecorded[] = [];
  const waiting = [...calls];
  const line = async (nth: number): Promise<void> => {
    await running.clock.sleep(nth * options.startEveryMs);
    for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
      turns.push(...(await playOne(running, voices, call)));
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, (_, nth) => line(nth)));
  return turns;
}

async function playOne(
  running: RunningWorld,
  voices: Voices,
  texts: readonly string[],
): Promise<PlayedAndRecorded[]> {
  const phone = await running.connect.placeCall({ from: '+12065550123' });
  const { contactId } = phone;
  const transcripts: Transcript[] = [];
  const stop = running.onTranscript((heard) => {
    if (heard.contactId === contactId) transcripts.push({ ...heard, atMs: running.clock.nowMs() });
  });
  const played = await playCall(
    phone,
    texts.map((says) => ({ says })),
    { clock: running.clock, voices },
  );
  stop();
  const record = await recordOf(running, contactId);
  return Promise.all(
    played.map(async (turn, index) => {
      const { words } = await voices.speak(texts[index] ?? '', 'caller');
      const spokenToMs = turn.startMs + (words.at(-1)?.endMs ?? 0);
      const own = record.findLast(
        (one) => one.speechStartMs <= turn.endMs && one.speechEndMs >= turn.startMs,
      );
      if (own === undefined) return { contactId, spokenToMs, played: turn };
      const transcribedAtMs = lastChangeMs(transcripts, turn.startMs, own.lockedAtMs);
      return { contactId, spokenToMs, transcribedAtMs, played: turn, record: own };
    }),
  );
}

type Transcript = TranscriptHeard & { readonly atMs: number };

/** When the words of a turn, from its first sound to its lock, changed last. */
function lastChangeMs(transcripts: readonly Transcript[], fromMs: number, lockedAtMs: number): number {
  const before = new Set(transcripts.filter(({ atMs }) => atMs < fromMs).map(({ resultId }) => resultId));
  const texts = new Map<string, string>();
  let changedAtMs = fromMs;
  for (const { resultId, text, atMs } of transcripts) {
    if (before.has(resultId) || atMs > lockedAtMs) continue;
    if (!sameWords(texts.get(resultId) ?? '', text)) changedAtMs = atMs;
    texts.set(resultId, text);
  }
  return changedAtMs;
}

/** The record is written when the holder of the call has noticed its end. */
export async function recordOf(running: RunningWorld, contactId: string): Promise<readonly TurnRecord[]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const record = await running.readRecord(contactId);
    if (record !== undefined) return record.turns;
    await running.clock.sleep(500);
  }
  throw new Error(`No record of the call ${contactId} was stored within 10 s of its end.`);
}
