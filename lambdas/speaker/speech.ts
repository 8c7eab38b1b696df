/** What Polly is asked to say. */
export interface SpeechRequest {
  readonly text: string;
  readonly slowly: boolean;
  /** The caller waits for it. */
  readonly urgent: boolean;
}

export interface VoiceSettings {
  readonly voiceId: string;
  readonly languageCode: string;
}

/** Raw µ-law at 8 kHz, and when it came (wall clock, epoch ms). */
export interface Speech {
  readonly mulaw: Uint8Array;
  readonly firstAudioAtMs?: number;
  readonly audioAtMs: number;
}

/**
 * The request as Polly's `Text` and `TextType`. Slow speech is SSML: the generative voices take `prosody` with a
 * rate of 20–200 % around full sentences (Amazon Polly Developer Guide, "prosody"). UNVERIFIED on the stream; where it
 * is refused, the ladder says the sentence at the usual pace.
 * Speech-safe text has no character that SSML reserves.
 */
export function pollyText({ text, slowly }: Pick<SpeechRequest, 'text' | 'slowly'>): {
  Text: string;
  TextType: 'text' | 'ssml';
} {
  return slowly
    ? { Text: `<speak><prosody rate="80%">${text}</prosody></speak>`, TextType: 'ssml' }
    : { Text: text, TextType: 'text' };
}

/** How long Connect's own voice takes for a text: about 15 characters a second. */
export function estimateSpeechMs(text: string): number {
  return Math.max(500, text.length * 65);
}
