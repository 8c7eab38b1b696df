import type { ListenerEvent, PlayingPrompt } from '../../lambdas/listener/listener-event.ts';
import type { SpokenWord } from '../../lambdas/listener/spoken-word.ts';
import { TurnTracker } from '../../lambdas/listener/turn-tracker.ts';

/** What happens on a line, as its words and sounds; times from the call's beginning. */
export interface VirtualCall {
  /** Words with their times; `heardAs` is what Transcribe first takes them for. */
  readonly words: readonly VirtualWord[];
  /** Sound without words: `[from, to]`. */
  readonly noises?: readonly (readonly [number, number])[];
  readonly prompts?: readonly PlayingPrompt[];
  readonly lengthMs: number;
  /** From a word's end to the partial that holds it. @default 350 */
  readonly lagMs?: number;
  readonly patience?: number;
}

export interface VirtualWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly heardAs?: string;
}

const FRAME_MS = 20;
/** A word first heard wrong is put right so much later. */
const CORRECTED_AFTER_MS = 200;

/** Runs a call through the tracker in virtual time, wall clock and producer clock being one. */
export function runCall(call: VirtualCall): ListenerEvent[] {
  const lagMs = call.lagMs ?? 350;
  let nowMs = 0;
  const tracker = new TurnTracker(
    {
      playing: () => call.prompts?.find((one) => one.startedAtMs <= nowMs && nowMs < one.endsAtMs),
      patience: () => call.patience ?? 1,
      languageCode: 'en-US',
    },
    0,
  );
  const sounds = [...call.words.map((word) => [word.startMs, word.endMs] as const), ...(call.noises ?? [])];
  const events: ListenerEvent[] = [];
  let lastVoiceMs: number | undefined;
  let speaking = false;
  let shown = '';
  for (nowMs = FRAME_MS; nowMs <= call.lengthMs; nowMs += FRAME_MS) {
    const voiced = sounds.some(([from, to]) => from < nowMs && to >= nowMs);
    const started = voiced && !speaking;
    if (voiced) lastVoiceMs = nowMs;
    speaking = voiced || (speaking && nowMs - (lastVoiceMs ?? 0) < 200);
    const silentForMs = lastVoiceMs === undefined ? 0 : nowMs - lastVoiceMs;
    const reading = {
      mediaTimeMs: nowMs,
      heardMs: nowMs,
      speaking,
      silentForMs,
      ...(started ? { startedMs: nowMs - FRAME_MS } : {}),
      ...(lastVoiceMs === undefined ? {} : { lastVoiceMs }),
    };
    events.push(...tracker.hear(reading, nowMs));
    const words = transcriptAt(call.words, nowMs, lagMs);
    const key = JSON.stringify(words);
    if (key !== shown) events.push(...tracker.read(words, false, nowMs));
    shown = key;
    if ((tracker.wakeAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) events.push(...tracker.tick(nowMs));
  }
  return [...events, ...tracker.end(nowMs)];
}

function transcriptAt(words: readonly VirtualWord[], nowMs: number, lagMs: number): SpokenWord[] {
  return words
    .filter((word) => word.endMs + lagMs <= nowMs)
    .map(({ text, startMs, endMs, heardAs }) => {
      const corrected = heardAs === undefined || nowMs >= endMs + lagMs + CORRECTED_AFTER_MS;
      return { text: corrected ? text : heardAs, startMs, endMs, stable: corrected };
    });
}

/** A sentence at an even pace: `|` is a pause of 800 ms, `||` one of 1,500 ms. */
export function said(text: string, startMs: number): VirtualWord[] {
  let atMs = startMs;
  const words: VirtualWord[] = [];
  for (const token of text.split(' ')) {
    if (/^\|+$/.test(token)) {
      atMs += token === '|' ? 800 : 1500;
      continue;
    }
    const endMs = atMs + 120 + token.length * 45;
    words.push({ text: token, startMs: atMs, endMs });
    atMs = endMs;
  }
  return words;
}

export const turnsOf = (events: readonly ListenerEvent[]) => events.filter((event) => event.type === 'turn');
export const draftsOf = (events: readonly ListenerEvent[]) =>
  events.filter((event) => event.type === 'draft');
