import type { SynthesizeSpeechInput, SynthesizeSpeechOutput } from '@aws-sdk/client-polly';
import type { Voices } from '../../voices/utterance.ts';
import { AwsError } from '../../wire/aws-error.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { InvalidSsml, readSsml, type SpokenPart } from './read-ssml.ts';
import { codeSpeech, renderParts } from './render-parts.ts';
import { BadSetting, readSpeechSettings, type SpeechSettings, speechRefusal } from './speech-settings.ts';

/** SynthesizeSpeech API reference, `TextLengthExceededException`. SSML tags are not billed. */
const MOST_CHARACTERS = 6_000;
const MOST_BILLED_CHARACTERS = 3_000;

/** The answer in the SDK's own types, but for the sound, which is bytes. */
export type SynthesizedSpeech = Omit<SynthesizeSpeechOutput, 'AudioStream'> & {
  readonly AudioStream: Uint8Array;
};

/** One text to one whole sound, `polly.synthesize` later. Throws `AwsError` as Polly refuses. */
export async function synthesizeSpeech(
  input: SynthesizeSpeechInput,
  exchange: Exchange,
  voices: Voices,
): Promise<SynthesizedSpeech> {
  const settings = settingsOf(input);
  if (input.SpeechMarkTypes?.length) {
    throw new AwsError('MarksNotSupportedForFormatException', 'Speech marks are only supported for json.');
  }
  const { Text: text = '', TextType: textType } = input;
  const parts = textType === 'ssml' ? ssmlParts(text) : [{ text }];
  const billed = parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0);
  if (text.length > MOST_CHARACTERS || billed > MOST_BILLED_CHARACTERS) {
    throw new AwsError('TextLengthExceededException', 'Maximum text length has been exceeded');
  }
  const [mulaw] = await Promise.all([renderParts(parts, voices), exchange.delay('polly.synthesize')]);
  return {
    AudioStream: codeSpeech(mulaw, settings),
    ContentType: settings.format === 'pcm' ? 'audio/pcm' : 'audio/mulaw',
    RequestCharacters: billed,
  };
}

function settingsOf(input: SynthesizeSpeechInput): SpeechSettings {
  try {
    return readSpeechSettings(input);
  } catch (error) {
    throw error instanceof BadSetting ? speechRefusal(error) : error;
  }
}

function ssmlParts(document: string): SpokenPart[] {
  try {
    return readSsml(document);
  } catch (error) {
    throw error instanceof InvalidSsml ? new AwsError('InvalidSsmlException', error.message) : error;
  }
}
