import type { Clock } from '../../clock.ts';
import type { MediaProducer } from '../connect-parts.ts';
import type { AudioChunk, Echo, Said, SoundEvent } from '../phone-call.ts';
import { AudioTrack } from './audio-track.ts';
import { BLOCK_MS, BLOCK_SAMPLES, SAMPLES_PER_MS, SILENCE } from './block.ts';
import { callerSide } from './caller-side.ts';
import { type HeardSound, hear, type SoundSource } from './heard-sound.ts';
import { Keypad } from './keypad.ts';
import { MediaTap } from './media-tap.ts';
import { withSilences } from './with-silences.ts';

/**
 * The two-way line of one call: what the caller says goes in, what the flow plays comes out.
 * Positions are samples since the call's start; a block counts as on the line once all of it has been.
 */
export class PhoneLine {
  readonly startMs: number;
  readonly keypad = new Keypad();
  readonly #clock: Clock;
  readonly #caller = new AudioTrack();
  readonly #agent = new AudioTrack();
  readonly #render: (from: number, length: number) => Uint8Array;
  readonly #over = new AbortController();
  readonly #heard: HeardSound[] = [];
  readonly #soundListeners = new Set<(event: SoundEvent) => void>();
  readonly #audioListeners = new Set<(chunk: AudioChunk) => void>();
  #playing:
    | { readonly mulaw: Uint8Array; readonly startMs: number; readonly source: SoundSource }
    | undefined;
  #tap: MediaTap | undefined;
  #endMs: number | undefined;
  #blocks = 0;

  constructor(clock: Clock, options: { readonly seed: string; readonly echo?: Echo | undefined }) {
    this.#clock = clock;
    this.startMs = Math.floor(clock.nowMs());
    this.#render = callerSide(this.#caller, this.#agent, options.seed, options.echo);
    void this.#pace();
  }

  /** Aborted when the call ends. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  get timeline(): readonly HeardSound[] {
    const playing = this.#playing;
    const soFar = playing === undefined ? [] : [this.#hearUntil(playing, this.#nowMs())];
    return withSilences([...this.#heard, ...soFar], this.startMs, this.#nowMs());
  }

  /** Plays to the caller from now on; resolves after the last sample, or when `interrupt` cuts it. Rejects when the call ends. */
  async play(mulaw: Uint8Array, source: SoundSource, interrupt?: AbortSignal): Promise<void> {
    this.over.throwIfAborted();
    const start = Math.max(this.#position(), this.#agent.end);
    this.#agent.add(start, mulaw);
    const playing = { mulaw, startMs: this.#timeOf(start), source };
    this.#playing = playing;
    this.#tell({ phase: 'start', sound: hear(mulaw, playing.startMs, source) });
    const endMs = this.#timeOf(start + mulaw.length);
    const cut = await this.#sleepUntil(endMs, interrupt === undefined ? [] : [interrupt]);
    if (cut) this.#agent.cut(this.#position());
    this.#playing = undefined;
    const sound = this.#hearUntil(playing, cut ? this.#nowMs() : endMs);
    this.#heard.push(sound);
    this.#tell({ phase: 'end', sound });
    this.over.throwIfAborted();
  }

  /** Puts the caller's speech on the line now, or after what is still being said. */
  async say(mulaw: Uint8Array): Promise<Said> {
    const start = Math.max(this.#position(), this.#caller.end);
    this.#caller.add(start, mulaw);
    const cut = await this.#sleepUntil(this.#timeOf(start + mulaw.length), []);
    const endMs = cut ? this.#nowMs() : this.#timeOf(start + mulaw.length);
    return { startMs: this.#timeOf(start), endMs, cut };
  }

  startStreaming(producer: MediaProducer): void {
    this.#tap = new MediaTap(producer, this.#nowMs());
  }

  stopStreaming(): void {
    this.#flush();
    this.#tap?.stop();
    this.#tap = undefined;
  }

  onSound(listener: (event: SoundEvent) => void): () => void {
    this.#soundListeners.add(listener);
    return () => this.#soundListeners.delete(listener);
  }

  onAudio(listener: (chunk: AudioChunk) => void): () => void {
    this.#audioListeners.add(listener);
    return () => this.#audioListeners.delete(listener);
  }

  recording(): { caller: Uint8Array; agent: Uint8Array } {
    const length = this.#position();
    return { caller: this.#render(0, length), agent: this.#agentSide(0, length) };
  }

  /** Ends the call now: nothing is heard, said or streamed from here on. Returns when it ended. */
  end(): number {
    if (this.#endMs !== undefined) return this.#endMs;
    this.stopStreaming();
    const position = this.#position();
    this.#endMs = this.#timeOf(position);
    this.#agent.cut(position);
    this.#caller.cut(position);
    this.#over.abort();
    return this.#endMs;
  }

  #nowMs(): number {
    return this.#endMs ?? this.#clock.nowMs();
  }

  #position(): number {
    return Math.floor((this.#nowMs() - this.startMs) * SAMPLES_PER_MS);
  }

  #timeOf(position: number): number {
    return this.startMs + position / SAMPLES_PER_MS;
  }

  /** Resolves to whether the wait was cut short by the end of the call or one of the signals. */
  async #sleepUntil(untilMs: number, signals: readonly AbortSignal[]): Promise<boolean> {
    const signal = signals.length === 0 ? this.over : AbortSignal.any([this.over, ...signals]);
    await this.#clock.sleep(untilMs - this.#clock.nowMs(), signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return signal.aborted;
  }

  #hearUntil(
    playing: { mulaw: Uint8Array; startMs: number; source: SoundSource },
    untilMs: number,
  ): HeardSound {
    const samples = Math.max(0, Math.round((untilMs - playing.startMs) * SAMPLES_PER_MS));
    return hear(playing.mulaw.subarray(0, samples), playing.startMs, playing.source);
  }

  #tell(event: SoundEvent): void {
    for (const listener of this.#soundListeners) listener(event);
  }

  #agentSide(from: number, length: number): Uint8Array {
    const line = new Uint8Array(length).fill(SILENCE);
    for (const { offset, mulaw } of this.#agent.pieces(from, length)) line.set(mulaw, offset);
    return line;
  }

  /** One block after the other at the line's own pace; after a delay of ours, as many as are due. */
  async #pace(): Promise<void> {
    while (!this.over.aborted) {
      this.#flush();
      await this.#sleepUntil(this.startMs + (this.#blocks + 1) * BLOCK_MS, []);
    }
  }

  /** Hands out every block that has been on the line whole. */
  #flush(): void {
    for (const due = Math.floor(this.#position() / BLOCK_SAMPLES); this.#blocks < due; this.#blocks += 1) {
      const from = this.#blocks * BLOCK_SAMPLES;
      const atMs = this.#timeOf(from);
      if (this.#tap === undefined && this.#audioListeners.size === 0) continue;
      const caller = this.#render(from, BLOCK_SAMPLES);
      this.#tap?.write(caller, atMs);
      if (this.#audioListeners.size === 0) continue;
      const agent = this.#agentSide(from, BLOCK_SAMPLES);
      for (const listener of this.#audioListeners) {
        listener({ side: 'caller', atMs, mulaw: caller });
        listener({ side: 'agent', atMs, mulaw: agent });
      }
    }
  }
}
