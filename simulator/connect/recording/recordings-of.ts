import { recordingWav } from '../../recording-wav.ts';
import type { Contact } from '../flow/contact.ts';
import { SAMPLES_PER_MS, SILENCE } from '../line/block.ts';
import type { PhoneLine } from '../line/phone-line.ts';
import { type Stretch, stopIvr } from './recording-state.ts';

/** At most one of each for a contact: https://docs.aws.amazon.com/connect/latest/adminguide/about-recording-behavior.html */
export interface Recording extends Stretch {
  readonly of: 'ivr' | 'agent';
  /** WAV, 16-bit PCM, 8 kHz, stereo: the caller left, everything that the caller heard right. */
  wav(): Uint8Array;
}

/**
 * What was recorded of a contact that has ended. The IVR recording reaches from the first moment to the last one
 * recorded; what lies between while it was disabled is silence.
 */
export function recordingsOf(contact: Contact, line: PhoneLine, endedAtMs: number): readonly Recording[] {
  const { ivr } = stopIvr(contact.recording, endedAtMs);
  const { agent, recording } = contact;
  const recordings: Recording[] = [];
  const [first, last] = [ivr[0], ivr.at(-1)];
  if (first !== undefined && last !== undefined) {
    recordings.push({ of: 'ivr', fromMs: first.fromMs, toMs: last.toMs, wav: () => cut(line, ivr) });
  }
  if (agent?.joinedAtMs !== undefined && recording.participants.length > 0) {
    const stretch = { fromMs: agent.joinedAtMs, toMs: agent.leftAtMs ?? endedAtMs };
    recordings.push({ of: 'agent', ...stretch, wav: () => cut(line, [stretch]) });
  }
  return recordings;
}

function cut(line: PhoneLine, stretches: readonly Stretch[]): Uint8Array {
  const { caller, agent } = line.recording();
  const at = (ms: number) => Math.max(0, Math.round((ms - line.startMs) * SAMPLES_PER_MS));
  const from = at(stretches[0]?.fromMs ?? line.startMs);
  const to = Math.min(caller.length, at(stretches.at(-1)?.toMs ?? line.startMs));
  const side = (whole: Uint8Array): Uint8Array => {
    const recorded = new Uint8Array(Math.max(0, to - from)).fill(SILENCE);
    for (const { fromMs, toMs } of stretches) {
      recorded.set(whole.subarray(at(fromMs), Math.min(to, at(toMs))), at(fromMs) - from);
    }
    return recorded;
  };
  return recordingWav({ caller: side(caller), agent: side(agent) });
}
