import * as z from 'zod/mini';
import type { VoicemailRecording } from '../record/voicemail-record.ts';

/** What a contact record tells of a message. */
export interface ContactRecord {
  readonly contactId: string;
  /** The contact came to the voicemail flow. */
  readonly marked: boolean;
  readonly reason?: string;
  readonly startedAtMs: number;
  readonly from?: string;
  readonly recording?: VoicemailRecording;
}

const text = z.optional(z.nullable(z.string()));

/** https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html */
const schema = z.object({
  ContactId: z.string().check(z.minLength(1)),
  InitiationTimestamp: text,
  CustomerEndpoint: z.optional(z.nullable(z.object({ Address: text }))),
  Attributes: z.optional(z.nullable(z.record(z.string(), z.nullable(z.string())))),
  Recordings: z.optional(
    z.nullable(z.array(z.object({ Location: text, StartTimestamp: text, ParticipantType: text }))),
  ),
});

/** The contact records of a file as Firehose writes it: JSON after JSON, with or without line breaks. What is none is left out. */
export function readContactRecords(file: string): readonly ContactRecord[] {
  return objectsIn(file).flatMap((json) => {
    const parsed = schema.safeParse(parse(json));
    return parsed.success ? [contactRecord(parsed.data)] : [];
  });
}

function contactRecord(data: z.infer<typeof schema>): ContactRecord {
  const attributes = data.Attributes ?? {};
  const address = data.CustomerEndpoint?.Address ?? '';
  const ivr = (data.Recordings ?? []).find(
    ({ Location, ParticipantType }) => typeof Location === 'string' && ParticipantType === 'IVR',
  );
  const recording = recordingOf(ivr?.Location ?? undefined, ivr?.StartTimestamp ?? undefined);
  const reason = attributes['handoffReason'] ?? undefined;
  return {
    contactId: data.ContactId,
    marked: attributes['voicemail'] === '1',
    ...(reason === undefined || reason === 'none' ? {} : { reason }),
    startedAtMs: timeOf(data.InitiationTimestamp ?? undefined) ?? 0,
    ...(/^\+[1-9]\d{6,14}$/.test(address) ? { from: address } : {}),
    ...(recording === undefined ? {} : { recording }),
  };
}

/** `<bucket>/<key>`, as Connect writes it. */
function recordingOf(
  location: string | undefined,
  start: string | undefined,
): VoicemailRecording | undefined {
  const [, bucket, key] = /^(?:s3:\/\/)?([^/]+)\/(.+)$/.exec(location ?? '') ?? [];
  if (bucket === undefined || key === undefined) return undefined;
  const startMs = timeOf(start);
  return { bucket, key, ...(startMs === undefined ? {} : { startMs }) };
}

function timeOf(text: string | undefined): number | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The outermost `{…}` of a text, braces in strings aside. */
function objectsIn(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"' && depth > 0) quoted = true;
    else if (character === '{') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push(text.slice(from, at + 1));
    }
  }
  return found;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The contact that a recording is of: the last id in its key, wherever Connect puts it. */
export function contactIdOf(key: string): string | undefined {
  return key.toLowerCase().match(uuid)?.at(-1);
}
