import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { silence } from '../../voices/silence.ts';
import type { Execution } from '../flow/execution.ts';
import { interpolate, referencesIn } from '../flow/json-path.ts';
import { ActionError } from '../flow/outcome.ts';
import { tone } from '../line/tone.ts';
import { playsFromS3 } from './plays-from-s3.ts';
import { promptLocation } from './prompt-location.ts';
import { readPromptWav } from './read-prompt-wav.ts';
import { readSsml } from './read-ssml.ts';

/** Audio of a message, whole, and where it came from. */
export interface PreparedMessage {
  readonly kind: 'prompt' | 'speech';
  readonly mulaw: Uint8Array;
  /** Key, or ARN, of an audio file. */
  readonly resource?: string;
}

/** The forms of a message; an action has exactly one of them. */
export const messageForms = ['Text', 'SSML', 'PromptId', 'Media'] as const;

/** Of text to speech in one block: https://docs.aws.amazon.com/connect/latest/adminguide/text-to-speech.html */
const MOST_BILLED_CHARACTERS = 3_000;
const MOST_CHARACTERS = 6_000;

/** Fetches or speaks a message. Throws `ActionError` where Connect takes the Error branch. */
export async function prepareMessage(
  actionType: string,
  parameters: Readonly<Record<string, unknown>>,
  execution: Execution,
): Promise<PreparedMessage> {
  const given = messageForms.filter((form) => parameters[form] !== undefined);
  const [form] = given;
  if (form === undefined || given.length > 1) {
    throw new ActionError(`Exactly one of ${messageForms.join(', ')} must be set, not ${given.length}.`);
  }
  if (form === 'Media') return await readMedia(parameters['Media'], actionType, execution);
  const text = fill(parameters[form], form, execution);
  if (form === 'PromptId') return readLibraryPrompt(text, execution);
  return form === 'Text' ? await speakText(text, execution) : await speakSsml(text, execution);
}

function fill(value: unknown, name: string, execution: Execution): string {
  const text = typeof value === 'string' ? interpolate(value, execution.data()) : null;
  if (text === null) throw new ActionError(`${name} is missing, or points to nothing.`);
  if (text === '') throw new ActionError(`${name} is an empty string.`);
  return text;
}

async function readMedia(media: unknown, actionType: string, execution: Execution): Promise<PreparedMessage> {
  const { flow, parts, world } = execution;
  if (!isRecord(media)) throw new ActionError('Media must be an object.');
  if (media['SourceType'] !== 'S3' || media['MediaType'] !== 'Audio') {
    throw new ActionError('Media must have SourceType "S3" and MediaType "Audio".');
  }
  if (!playsFromS3(actionType, flow.type)) {
    throw new ActionError(`A flow of type ${flow.type} plays no audio from S3.`);
  }
  const source = media['Uri'];
  const external = referencesIn(typeof source === 'string' ? source : '').some((reference) =>
    /^\$(\.|\[['"])External\b/.test(reference),
  );
  if (external && world.switches.externalInUri === 'bad')
    throw new ActionError('$.External is not resolved in Media.Uri.');
  const uri = fill(media['Uri'], 'Media.Uri', execution);
  const location = promptLocation(uri);
  if (location === undefined) {
    throw new ActionError(
      `Media.Uri must be https://<bucket>.s3.<region>.amazonaws.com/<key>, not "${uri}".`,
    );
  }
  const object = await parts.s3.getObject(location.bucket, location.key).catch((cause: unknown) => {
    throw new ActionError(`The prompt ${location.key} could not be downloaded: ${messageOf(cause)}`);
  });
  if (object === undefined) throw new ActionError(`The prompt ${location.key} is not in ${location.bucket}.`);
  return { kind: 'prompt', mulaw: playable(object.body), resource: `${location.bucket}/${location.key}` };
}

function readLibraryPrompt(id: string, { parts }: Execution): PreparedMessage {
  const prompt = parts.prompts?.find(({ arn }) => arn === id || arn.endsWith(`/prompt/${id}`));
  if (prompt === undefined) throw new ActionError(`The library has no prompt ${id}.`);
  return { kind: 'prompt', mulaw: playable(prompt.wav), resource: prompt.arn };
}

function playable(wav: Uint8Array): Uint8Array {
  try {
    return readPromptWav(wav);
  } catch (cause) {
    throw new ActionError(messageOf(cause));
  }
}

async function speakText(text: string, { parts }: Execution): Promise<PreparedMessage> {
  limit(text.length, MOST_BILLED_CHARACTERS, 'Text');
  return { kind: 'speech', mulaw: await speak(text, parts) };
}

async function speakSsml(ssml: string, { parts }: Execution): Promise<PreparedMessage> {
  limit(ssml.length, MOST_CHARACTERS, 'SSML');
  const document = readDocument(ssml);
  limit(
    document.reduce((sum, part) => sum + ('say' in part ? part.say.length : 0), 0),
    MOST_BILLED_CHARACTERS,
    'SSML text',
  );
  const pieces: Uint8Array[] = [];
  for (const part of document) {
    if ('say' in part) pieces.push(await speak(part.say, parts));
    else if ('beepMs' in part) pieces.push(tone([1_000], part.beepMs));
    else pieces.push(silence(part.pauseMs));
  }
  return { kind: 'speech', mulaw: Uint8Array.from(Buffer.concat(pieces)) };
}

function readDocument(ssml: string) {
  try {
    return readSsml(ssml);
  } catch (cause) {
    throw new ActionError(messageOf(cause));
  }
}

/** A text of spaces is valid, and says nothing. */
async function speak(text: string, { voices }: Execution['parts']): Promise<Uint8Array> {
  return text.trim() === '' ? new Uint8Array() : (await voices.speak(text, 'connect')).mulaw;
}

function limit(characters: number, most: number, what: string): void {
  if (characters > most) throw new ActionError(`${what} has ${characters} characters; at most ${most}.`);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
