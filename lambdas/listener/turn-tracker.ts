import { isBackchannel, isFiller } from './backchannel.ts';
import { type CallerPauses, noPauses, withPause } from './caller-pauses.ts';
import { mayBeEcho, withoutEcho } from './echo.ts';
import {
  END_OF_TURN_DEFAULTS,
  type EndOfTurnOptions,
  endOfTurn,
  type TurnSoFar,
  type Verdict,
} from './end-of-turn.ts';
import type { CallerTurn, Draft, ListenerEvent, PlayingPrompt } from './listener-event.ts';
import { PromptHistory } from './prompt-history.ts';
import { type SpokenWord, textOf } from './spoken-word.ts';
import type { VoiceReading } from './voice-activity.ts';

/** What the call knows, asked again at each step. */
export interface TurnContext {
  readonly playing: () => PlayingPrompt | undefined;
  readonly patience: () => number;
  readonly languageCode: string;
}

/** Audio between two heartbeats, ms. */
const HEARTBEAT_MS = 500;
/** Voice so far beyond the last word belongs to another. */
const NEXT_WORD_MS = 400;
/** Who speaks again so soon after a lock had not finished: an answer takes longer to come, ms. */
const CUT_OFF_MS = 1200;
/** Steps of silence at which the draft is told again, ms. */
const DRAFT_STEP_MS = 100;
/** Audio kept before the onset of speech: soft beginnings lie before it. */
const PRE_ROLL_MS = 600;
/**
 * Voice without a new word for so long is none: the voice detector hears the room. From the last word's end, and
 * longer than a word takes to be transcribed.
 */
const WORDLESS_VOICE_MS = 2500;

/**
 * Turns voice readings and words into the listener's events. No I/O and no clock: time comes in with each call,
 * `nowMs` as wall time.
 */
export class TurnTracker {
  readonly #context: TurnContext;
  readonly #options: EndOfTurnOptions;
  readonly #prompts = new PromptHistory();
  #pauses: CallerPauses = noPauses;
  #reading: VoiceReading | undefined;
  /** Words before this belong to turns that are over. */
  #lockedToMs: number;
  #words: readonly SpokenWord[] = [];
  #ownWords: readonly SpokenWord[] = [];
  /** What the own words were found from: while it stays, each piece of audio finds the same. */
  #ownWordsOf:
    | { readonly words: readonly SpokenWord[]; readonly prompts: readonly PlayingPrompt[] }
    | undefined;
  #wordsChangedAtMs = 0;
  #recovering = false;
  /** Onset of the voice of this turn. */
  #startedMs: number | undefined;
  /** The last sound of this turn, and when it arrived here. */
  #voice: { readonly mediaMs: number; readonly wallMs: number; readonly heardMs: number } | undefined;
  /** End of the last turn; none yet. */
  #lastTurnMs: number | undefined;
  /** Since when the voice has brought no word. */
  #wordlessFromMs: number | undefined;
  /** Voice up to here is dealt with. */
  #voiceOverMs: number;
  #drafts: string[] = [];
  #draftStep = -1;
  #heartbeatMs = Number.NEGATIVE_INFINITY;
  #verdict: { readonly verdict: Verdict; readonly atMs: number } | undefined;

  constructor(context: TurnContext, fromMs: number, options: EndOfTurnOptions = END_OF_TURN_DEFAULTS) {
    this.#context = context;
    this.#lockedToMs = fromMs;
    this.#voiceOverMs = fromMs;
    this.#options = options;
  }

  /** Words whose middle lies before this are of no interest any more. */
  get lockedToMs(): number {
    return this.#lockedToMs;
  }

  /** Audio before this will never be needed again. */
  get neededFromMs(): number {
    const heardToMs = this.#reading?.mediaTimeMs ?? this.#lockedToMs;
    const firstWordMs = this.#words[0]?.startMs ?? heardToMs;
    return Math.max(this.#lockedToMs, Math.min(this.#startedMs ?? heardToMs, firstWordMs) - PRE_ROLL_MS);
  }

  /** When `tick` has to be called at the latest, wall time. */
  get wakeAtMs(): number | undefined {
    if (this.#verdict === undefined || this.#verdict.verdict.do !== 'wait') return undefined;
    return this.#verdict.atMs + this.#verdict.verdict.wallMs;
  }

  /** The next piece of audio has been heard. */
  hear(reading: VoiceReading, nowMs: number): ListenerEvent[] {
    const before = this.#voice;
    this.#reading = reading;
    this.#prompts.note(this.#context.playing(), nowMs);
    const events: ListenerEvent[] = [];
    if (reading.startedMs !== undefined) {
      this.#startedMs ??= reading.startedMs;
      events.push({ type: 'speech-started', atMs: reading.startedMs });
    }
    const { lastVoiceMs } = reading;
    if (lastVoiceMs !== undefined && lastVoiceMs > (before?.mediaMs ?? this.#voiceOverMs)) {
      const heardMs = reading.heardMs - reading.silentForMs;
      this.#startedMs ??= lastVoiceMs;
      if (reading.startedMs !== undefined) this.#learnPause(reading.startedMs);
      this.#voice = { mediaMs: lastVoiceMs, wallMs: nowMs, heardMs };
      const beyondMs = lastVoiceMs - (this.#words.at(-1)?.endMs ?? lastVoiceMs);
      if (beyondMs > NEXT_WORD_MS) this.#wordlessFromMs ??= lastVoiceMs;
    }
    if (reading.mediaTimeMs - this.#heartbeatMs >= HEARTBEAT_MS) {
      this.#heartbeatMs = reading.mediaTimeMs;
      events.push({ type: 'heartbeat', mediaTimeMs: reading.mediaTimeMs, atMs: nowMs });
    }
    return [...events, ...this.#judge(nowMs)];
  }

  /** The words after `lockedToMs`, all of them. `recovering`: a new stream is being given their audio again. */
  read(words: readonly SpokenWord[], recovering: boolean, nowMs: number): ListenerEvent[] {
    const own = words.filter((word) => (word.startMs + word.endMs) / 2 > this.#lockedToMs);
    if (!sameWords(own, this.#words)) {
      this.#wordsChangedAtMs = nowMs;
      this.#wordlessFromMs = undefined;
    }
    this.#words = own;
    this.#recovering = recovering;
    this.#prompts.note(this.#context.playing(), nowMs);
    return this.#judge(nowMs);
  }

  /** Nothing came, but time went by. */
  tick(nowMs: number): ListenerEvent[] {
    this.#prompts.note(this.#context.playing(), nowMs);
    return this.#judge(nowMs);
  }

  /** No more audio will come and no more words are waited for. */
  end(nowMs: number): ListenerEvent[] {
    return this.#ownWords.length === 0 ? [] : this.#lock(nowMs, true);
  }

  /** Whether something has begun that is not over. */
  get open(): boolean {
    return this.#voice !== undefined || this.#words.length > 0;
  }

  #judge(nowMs: number): ListenerEvent[] {
    this.#verdict = undefined;
    if (!this.open) return [];
    const { recent } = this.#prompts;
    if (this.#ownWordsOf?.words !== this.#words || !sameItems(this.#ownWordsOf.prompts, recent)) {
      this.#ownWords = withoutEcho(this.#words, recent);
      this.#ownWordsOf = { words: this.#words, prompts: recent };
    }
    const texts = this.#ownWords.map((word) => word.text);
    const turn = this.#turnSoFar(nowMs);
    // What is only echo, or a hum, ends as any turn does, so that a word that follows is still part of it.
    const own = texts.length > 0 ? this.#ownWords : this.#words;
    const caller = { pauses: this.#pauses, patience: this.#context.patience() };
    const verdict = endOfTurn({ ...turn, words: own }, caller, this.#options);
    this.#verdict = { verdict, atMs: nowMs };
    if (verdict.do === 'dismiss') {
      this.#dismiss();
      return [];
    }
    const counts = texts.length > 0 && !isFiller(texts) && !this.#accompanies(texts);
    if (verdict.do === 'lock') {
      const whole = verdict.reason === 'finished';
      if (counts) return this.#lock(nowMs, whole);
      this.#drop(whole);
      return [];
    }
    // One word beside an echo is mostly a misheard part of it.
    const beside = texts.length === 1 && this.#words.length > 1;
    if (!counts || beside || mayBeEcho(this.#ownWords, recent)) return [];
    return this.#draft({ ...turn, words: own }, nowMs);
  }

  /** Speech that goes on was paused; and so it was when the turn was cut off too early. */
  #learnPause(startedMs: number): void {
    if (this.#voice !== undefined && this.#words.length > 0) {
      this.#pauses = withPause(this.#pauses, startedMs - this.#voice.mediaMs);
    } else if (this.#lastTurnMs !== undefined && startedMs - this.#lastTurnMs <= CUT_OFF_MS) {
      this.#pauses = withPause(this.#pauses, startedMs - this.#lastTurnMs);
    }
  }

  #turnSoFar(nowMs: number) {
    const lastWordMs = this.#words.at(-1)?.endMs;
    const mediaMs = this.#reading?.mediaTimeMs ?? lastWordMs ?? this.#lockedToMs;
    const voice = this.#voice ?? {
      mediaMs: lastWordMs ?? mediaMs,
      wallMs: this.#wordsChangedAtMs,
      heardMs: 0,
    };
    const heardMs = this.#reading?.heardMs ?? 0;
    const sinceVoiceMs = this.#voice === undefined ? mediaMs - voice.mediaMs : heardMs - voice.heardMs;
    const wordlessMs = this.#wordlessFromMs === undefined ? 0 : mediaMs - this.#wordlessFromMs;
    // Words that stopped long ago outweigh a voice detector that still hears something.
    const roomOnly = wordlessMs >= WORDLESS_VOICE_MS && nowMs - this.#wordsChangedAtMs >= WORDLESS_VOICE_MS;
    const beganMs = Math.min(this.#startedMs ?? mediaMs, this.#words[0]?.startMs ?? mediaMs);
    return {
      lastVoiceMs: roomOnly && lastWordMs !== undefined ? lastWordMs : voice.mediaMs,
      silentForMs: Math.max(0, roomOnly ? wordlessMs : sinceVoiceMs),
      waitedMs: roomOnly ? nowMs - this.#wordsChangedAtMs : nowMs - voice.wallMs,
      unchangedForMs: nowMs - this.#wordsChangedAtMs,
      lengthMs: mediaMs - beganMs,
      recovering: this.#recovering,
      languageCode: this.#context.languageCode,
      asked: this.#prompts.heardBefore(this.#ownWords[0]?.startMs ?? beganMs),
    };
  }

  /** "mm-hm" while the agent speaks. */
  #accompanies(texts: readonly string[]): boolean {
    const first = this.#ownWords[0];
    const last = this.#ownWords.at(-1);
    if (first === undefined || last === undefined || !isBackchannel(texts)) return false;
    const prompt = this.#prompts.during(first.startMs, last.endMs);
    return prompt !== undefined && !this.#prompts.answers(prompt, first.startMs);
  }

  #draft({ silentForMs, lastVoiceMs }: TurnSoFar, nowMs: number): Draft[] {
    const text = textOf(this.#ownWords);
    const uncoveredMs = Math.max(0, lastVoiceMs - (this.#ownWords.at(-1)?.endMs ?? lastVoiceMs));
    const step = Math.floor(silentForMs / DRAFT_STEP_MS);
    const changed = text !== this.#drafts.at(-1);
    const stable = this.#ownWords.every((word) => word.stable);
    const key = step * 2 + (stable ? 1 : 0);
    if (!changed && key === this.#draftStep) return [];
    this.#draftStep = key;
    if (changed) this.#drafts.push(text);
    return [{ type: 'draft', text, stable, silentForMs, uncoveredMs, atMs: nowMs }];
  }

  /** `whole`: no word is missing. Otherwise what comes late begins the next turn rather than get lost. */
  #lock(nowMs: number, whole: boolean): CallerTurn[] {
    const first = this.#ownWords[0];
    const last = this.#ownWords.at(-1);
    if (first === undefined || last === undefined) return [];
    const text = textOf(this.#ownWords);
    const allOwn = this.#ownWords.length === this.#words.length;
    const speechStartMs = allOwn ? Math.min(this.#startedMs ?? first.startMs, first.startMs) : first.startMs;
    const speechEndMs = whole ? Math.max(last.endMs, this.#voice?.mediaMs ?? 0) : last.endMs;
    const turn: CallerTurn = {
      type: 'turn',
      text,
      speechStartMs,
      speechEndMs,
      lockedAtMs: nowMs,
      drafts: text === this.#drafts.at(-1) ? this.#drafts : [...this.#drafts, text],
      interrupted: this.#prompts.during(first.startMs, last.endMs) !== undefined,
    };
    this.#drop(whole);
    this.#lastTurnMs = speechEndMs;
    return [turn];
  }

  /** Words and voice so far are over and come back in no later turn. */
  #drop(whole: boolean): void {
    const lastWordMs = this.#words.at(-1)?.endMs ?? 0;
    const lastVoiceMs = whole ? (this.#voice?.mediaMs ?? 0) : 0;
    this.#lockedToMs = Math.max(this.#lockedToMs, lastWordMs, lastVoiceMs);
    this.#words = [];
    this.#ownWords = [];
    this.#dismiss();
  }

  /** The voice had no words. Should they still come, they make a turn: Transcribe was only late. */
  #dismiss(): void {
    this.#voiceOverMs = Math.max(this.#voiceOverMs, this.#lockedToMs, this.#voice?.mediaMs ?? 0);
    this.#startedMs = undefined;
    this.#wordlessFromMs = undefined;
    this.#voice = undefined;
    this.#drafts = [];
    this.#draftStep = -1;
    this.#verdict = undefined;
  }
}

function sameItems<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function sameWords(one: readonly SpokenWord[], other: readonly SpokenWord[]): boolean {
  return (
    one.length === other.length &&
    one.every((word, index) => word.text === other[index]?.text && word.stable === other[index]?.stable)
  );
}
