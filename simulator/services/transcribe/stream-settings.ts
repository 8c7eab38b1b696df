import {
  LanguageCode,
  PartialResultsStability,
  type StartStreamTranscriptionRequest,
} from '@aws-sdk/client-transcribe-streaming';
import { AwsError } from '../../wire/aws-error.ts';

export interface StreamSettings {
  readonly encoding: 'pcm' | 'g711-ulaw';
  /** Absent without stabilisation: items then say nothing of being stable. */
  readonly stability: PartialResultsStability | undefined;
}

/** Features that change what is sent, and that this stand-in does not have. */
const NOT_SERVED = [
  'VocabularyName',
  'VocabularyNames',
  'VocabularyFilterName',
  'VocabularyFilterNames',
  'VocabularyFilterMethod',
  'ShowSpeakerLabel',
  'EnableChannelIdentification',
  'NumberOfChannels',
  'ContentIdentificationType',
  'ContentRedactionType',
  'PiiEntityTypes',
  'LanguageModelName',
  'IdentifyLanguage',
  'IdentifyMultipleLanguages',
  'LanguageOptions',
  'PreferredLanguage',
] as const satisfies readonly (keyof StartStreamTranscriptionRequest)[];

/**
 * Throws `BadRequestException` for what Transcribe refuses, and for what this stand-in cannot do: it takes 8 kHz PCM
 * (16-bit little-endian) and µ-law in one language.
 */
export function readStreamSettings(request: StartStreamTranscriptionRequest): StreamSettings {
  const {
    LanguageCode: language = '',
    MediaEncoding: encoding,
    PartialResultsStability: stability,
  } = request;
  for (const member of NOT_SERVED) {
    if (request[member]) throw badRequest(`The Transcribe stand-in does not serve ${member}.`);
  }
  if (!Object.values<string>(LanguageCode).includes(language)) {
    throw badRequest(`LanguageCode '${language}' is not one of the supported languages.`);
  }
  if (request.MediaSampleRateHertz !== 8_000) {
    throw badRequest(`The Transcribe stand-in hears 8000 Hz, not ${request.MediaSampleRateHertz} Hz.`);
  }
  if (encoding !== 'pcm' && encoding !== 'g711-ulaw') {
    throw badRequest(`The Transcribe stand-in decodes pcm and g711-ulaw, not ${encoding}.`);
  }
  if (stability === undefined)
    return { encoding, stability: request.EnablePartialResultsStabilization ? 'high' : undefined };
  if (!request.EnablePartialResultsStabilization) {
    throw badRequest('PartialResultsStability needs EnablePartialResultsStabilization.');
  }
  if (!Object.values<string>(PartialResultsStability).includes(stability)) {
    throw badRequest(`PartialResultsStability '${stability}' is not high, medium or low.`);
  }
  return { encoding, stability };
}

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}
