import { SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
import { polly } from '../aws/polly.ts';
import { withDeadline } from './deadline.ts';
import { speakerOptions } from './speaker-options.ts';
import { pollyText, type Speech, type SpeechRequest, type VoiceSettings } from './speech.ts';

/** One sentence by SynthesizeSpeech, as a whole. Rejects with what Polly throws, or a SpeakerDeadline. */
export function synthesize(
  request: SpeechRequest,
  voice: VoiceSettings,
  signal: AbortSignal,
  heard: () => void,
): Promise<Speech> {
  return withDeadline('SynthesizeSpeech', speakerOptions.synthesizeMs, signal, async (limited) => {
    const { AudioStream } = await polly().send(
      new SynthesizeSpeechCommand({
        Engine: 'generative',
        VoiceId: voice.voiceId as SynthesizeInput['VoiceId'],
        LanguageCode: voice.languageCode as SynthesizeInput['LanguageCode'],
        OutputFormat: 'mulaw',
        SampleRate: '8000',
        ...pollyText(request),
      }),
      { abortSignal: limited },
    );
    heard();
    const mulaw = (await AudioStream?.transformToByteArray()) ?? new Uint8Array();
    if (mulaw.length === 0) throw new Error('SynthesizeSpeech answered without audio.');
    return { mulaw, audioAtMs: Date.now() };
  });
}

type SynthesizeInput = ConstructorParameters<typeof SynthesizeSpeechCommand>[0];
