import { uniformOf } from '../../delays/uniform-of.ts';
import type { World } from '../../world.ts';
import type { ConnectParts } from '../connect-parts.ts';
import type { PhoneLine } from '../line/phone-line.ts';
import { recordingKey } from '../recording/recording-key.ts';
import { type Recording, recordingsOf } from '../recording/recordings-of.ts';
import { contactRecord, type RecordedCall } from './contact-record.ts';

/** Share of contact records that come again, as news arrives or by chance. */
const AGAIN_SHARE = 0.1;

export type EndedCall = Pick<RecordedCall, 'contact' | 'startedAtMs' | 'end' | 'agentAttempts'> & {
  readonly line: PhoneLine;
};

/**
 * What Connect leaves of a contact after its end: its recordings in S3, and its contact record on its way to Firehose
 * (at least once, newer versions with a later `LastUpdateTimestamp`). Each comes late, the record maybe before the
 * recording that it names. Faults on `connect`: `WriteRecording` and `PutContactRecord`, of which `slow` adds its delay
 * and any other loses the one; `corrupt` sends a record twice.
 */
export async function fileContact(
  world: World,
  { contactRecords, recordings: storage }: ConnectParts,
  call: EndedCall,
  signal: AbortSignal,
): Promise<void> {
  const { contact } = call;
  const { contactId } = contact;
  const recordings = storage === undefined ? [] : recordingsOf(contact, call.line, call.end.atMs);
  const placed = recordings.map((recording) => {
    const layout = world.switches.recordingKey;
    return {
      ...recording,
      key: recordingKey(recording, contactId, { prefix: storage?.prefix ?? '', layout }),
    };
  });
  const late = (stage: string) => world.delays.wait(stage, { contactId, signal });

  async function write({ key, wav }: Recording & { readonly key: string }): Promise<void> {
    const atMs = world.clock.nowMs();
    const injectedMs = await late('connect.recording');
    const fault = world.faults.take('connect', 'WriteRecording', contactId);
    if (fault?.kind === 'slow') await world.clock.sleep(fault.delayMs ?? 0, signal);
    const lost = fault !== undefined && fault.kind !== 'slow';
    if (!lost) await storage?.put(storage.bucket, key, { body: wav(), contentType: 'audio/wav' });
    world.journal.add({
      service: 'connect',
      operation: 'WriteRecording',
      contactId,
      resource: `${storage?.bucket}/${key}`,
      atMs,
      doneAtMs: world.clock.nowMs(),
      injectedMs,
      outcome: lost ? fault.kind : 'ok',
    });
  }

  async function tell(): Promise<void> {
    if (contactRecords === undefined) return;
    const send = () =>
      contactRecords.put(
        contactRecord({
          ...call,
          recordings: placed.map(({ key, ...of }) => ({ ...of, location: `${storage?.bucket}/${key}` })),
          updatedAtMs: world.clock.nowMs(),
        }),
      );
    await late('connect.contact-record');
    const fault = world.faults.take('connect', 'PutContactRecord', contactId);
    if (fault?.kind === 'slow') await world.clock.sleep(fault.delayMs ?? 0, signal);
    else if (fault !== undefined && fault.kind !== 'corrupt') return;
    send();
    if (fault?.kind !== 'corrupt' && uniformOf(`${world.seed}|record|${contactId}`) >= AGAIN_SHARE) return;
    await late('connect.contact-record');
    send();
  }

  await Promise.all([...placed.map(write), tell()]);
}
