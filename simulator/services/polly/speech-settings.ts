import { LanguageCode, VoiceId } from '@aws-sdk/client-polly';
import { AwsError } from '../../wire/aws-error.ts';
import { GENERATIVE_VOICES } from './generative-voices.ts';

/** What the stand-in can make: 16-bit little-endian samples, or G.711 codes. */
export interface SpeechSettings {
  readonly format: 'pcm' | 'mulaw';
  readonly rateHz: 8_000 | 16_000;
}

/** The members that both operations have in common. */
export interface SpeechRequest {
  readonly Engine?: string | undefined;
  readonly VoiceId: string | undefined;
  readonly OutputFormat: string | undefined;
  readonly SampleRate?: string | undefined;
  readonly LanguageCode?: string | undefined;
  readonly LexiconNames?: readonly string[] | undefined;
}

/** A member of a request that is wrong. Each operation has names of its own for it. */
export class BadSetting extends Error {
  readonly member: keyof SpeechRequest;

  constructor(member: keyof SpeechRequest, message: string) {
    super(message);
    this.member = member;
  }
}

const SAMPLE_RATES: Readonly<Record<string, readonly string[]>> = {
  pcm: ['16000', '8000'],
  mulaw: ['8000'],
};

/** Throws `BadSetting` for what Polly refuses, and for what this stand-in has no coder or engine for. */
export function readSpeechSettings(request: SpeechRequest): SpeechSettings {
  const { VoiceId: voice = '', OutputFormat: format = '', LanguageCode: language, LexiconNames } = request;
  if (request.Engine !== 'generative') {
    throw new BadSetting(
      'Engine',
      `The Polly stand-in has only the generative engine, not ${request.Engine ?? 'standard'}.`,
    );
  }
  if (!Object.hasOwn(VoiceId, voice)) throw notInEnum('VoiceId', voice);
  const languages = GENERATIVE_VOICES.get(voice);
  if (!languages)
    throw new BadSetting('VoiceId', 'This voice does not support the selected engine: generative');
  if (language !== undefined) {
    const known = Object.values<string>(LanguageCode).includes(language);
    if (!known) throw notInEnum('LanguageCode', language);
    if (!languages.some((spoken) => spoken === language)) {
      throw new BadSetting('LanguageCode', `The voice ${voice} does not speak ${language}.`);
    }
  }
  if (LexiconNames?.length) throw new BadSetting('LexiconNames', `Lexicon not found: ${LexiconNames[0]}`);

  const rates = SAMPLE_RATES[format];
  if (!rates)
    throw new BadSetting(
      'OutputFormat',
      `The Polly stand-in has coders for pcm and mulaw, not for ${format}.`,
    );
  const rate = request.SampleRate ?? rates[0] ?? '';
  if (!rates.includes(rate)) {
    throw new BadSetting(
      'SampleRate',
      `The sample rate ${rate} is not valid for ${format}; valid: ${rates.join(', ')}`,
    );
  }
  return { format: format === 'pcm' ? 'pcm' : 'mulaw', rateHz: rate === '8000' ? 8_000 : 16_000 };
}

function notInEnum(member: keyof SpeechRequest, value: string): BadSetting {
  return new BadSetting(
    member,
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set`,
  );
}

/** As the stream names every wrong setting. */
export function streamRefusal({ member, message }: BadSetting): AwsError {
  return new AwsError('ValidationException', message, {
    fields: { reason: 'fieldValidationFailed', fields: [{ name: member, message }] },
  });
}

/** As SynthesizeSpeech names it. */
export function speechRefusal({ member, message }: BadSetting): AwsError {
  const names: Partial<Record<keyof SpeechRequest, string>> = {
    SampleRate: 'InvalidSampleRateException',
    LanguageCode: 'LanguageNotSupportedException',
    Engine: 'EngineNotSupportedException',
    LexiconNames: 'LexiconNotFoundException',
  };
  const name = names[member] ?? 'ValidationException';
  return new AwsError(name, message, { status: name === 'LexiconNotFoundException' ? 404 : 400 });
}
