import type { Clock } from '../../clock.ts';
import { decodeMulaw } from '../../voices/mulaw.ts';
import type { MediaProducer } from '../connect-parts.ts';
import type { AudioChunk, Echo, Said, SoundEvent } from '../phone-call.ts';
import { AudioTrack } from './audio-track.ts';
import { BLOCK_SAMPLES, SAMPLES_PER_MS, SILENCE } from './block.ts';
import { callerSide } from './caller-side.ts';
import { type BlockFollower, followBlocks } from './follow-blocks.ts';
import { type HeardSound, hear, type SoundSource } from './heard-sound.ts';
import { Keypad } from './keypad.ts';
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
  readonly #followers = new Set<BlockFollower>();
  #playing:
    | { readonly mulaw: Uint8Array; readonly startMs: number; readonly source: SoundSource }
    | undefined;
  #stream: { readonly producer: MediaProducer; readonly follower: BlockFollower } | undefined;
  #endMs: number | undefined;

  constructor(clock: Clock, options: { readonly seed: string; readonly echo?: Echo | undefined }) {
    this.#clock = clock;
    this.startMs = Math.floor(clock.nowMs());
    this.#render = callerSide(this.#caller, this.#agent, options.seed, options.echo);
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
    if (mulaw.length === 0) return;
    const start = Math.max(this.position, this.#agent.end);
    this.#agent.add(start, mulaw);
    const playing = { mulaw, startMs: this.#timeOf(start), source };
    this.#playing = playing;
    if (this.#soundListeners.size > 0) {
      this.#tell({ phase: 'start', sound: hear(mulaw, playing.startMs, source) });
    }
    const endMs = this.#timeOf(start + mulaw.length);
    const cut = await this.#sleepUntil(endMs, interrupt === undefined ? [] : [interrupt]);
    if (cut) this.#agent.cut(this.position);
    this.#playing = undefined;
    const sound = this.#hearUntil(playing, cut ? this.#nowMs() : endMs);
    this.#heard.push(sound);
    this.#tell({ phase: 'end', sound });
    this.over.throwIfAborted();
  }

  /** Puts the caller's speech on the line now, or after what is still being said. */
  async say(mulaw: Uint8Array): Promise<Said> {
    const start = Math.max(this.position, this.#caller.end);
    this.#caller.add(start, mulaw);
    const cut = await this.#sleepUntil(this.#timeOf(start + mulaw.length), []);
    const endMs = cut ? this.#nowMs() : this.#timeOf(start + mulaw.length);
    return { startMs: this.#timeOf(start), endMs, cut };
  }

  /** Sends the caller's side to a media stream, frame by frame, from this sample on. */
  startStreaming(producer: MediaProducer): void {
    const follower = this.#follow((from) => {
      producer.write(decodeMulaw(this.#render(from, BLOCK_SAMPLES)), this.#timeOf(from));
    });
    this.#stream = { producer, follower };
  }

  stopStreaming(): void {
    this.#stream?.follower.stop();
    this.#stream?.producer.stop();
    this.#stream = undefined;
  }

  /** What whoever is joined with the caller hears of them between two moments (epoch ms), each utterance a sound. */
  callerSounds(fromMs: number, toMs: number): readonly HeardSound[] {
    const from = Math.round((fromMs - this.startMs) * SAMPLES_PER_MS);
    const length = Math.min(this.position, Math.round((toMs - this.startMs) * SAMPLES_PER_MS)) - from;
    return [...this.#caller.pieces(from, length)]
      .reverse()
      .map(({ offset, mulaw }) => hear(mulaw, this.#timeOf(from + offset), { kind: 'voice' }));
  }

  onSound(listener: (event: SoundEvent) => void): () => void {
    this.#soundListeners.add(listener);
    return () => this.#soundListeners.delete(listener);
  }

  onAudio(listener: (chunk: AudioChunk) => void): () => void {
    const follower = this.#follow((from) => {
      const atMs = this.#timeOf(from);
      listener({ side: 'caller', atMs, mulaw: this.#render(from, BLOCK_SAMPLES) });
      listener({ side: 'agent', atMs, mulaw: this.#agentSide(from, BLOCK_SAMPLES) });
    });
    return () => follower.stop();
  }

  recording(): { caller: Uint8Array; agent: Uint8Array } {
    const length = this.position;
    return { caller: this.#render(0, length), agent: this.#agentSide(0, length) };
  }

  /** Ends the call now: nothing is heard, said or streamed from here on. Returns when it ended. */
  end(): number {
    if (this.#endMs !== undefined) return this.#endMs;
    const { position } = this;
    this.#endMs = this.#timeOf(position);
    this.stopStreaming();
    for (const follower of this.#followers) follower.stop();
    this.#agent.cut(position);
    this.#caller.cut(position);
    this.#over.abort();
    return this.#endMs;
  }

  #nowMs(): number {
    return this.#endMs ?? this.#clock.nowMs();
  }

  /** Samples that have been on the line by now. */
  get position(): number {
    return Math.floor((this.#nowMs() - this.startMs) * SAMPLES_PER_MS);
  }

  #timeOf(position: number): number {
    return this.startMs + position / SAMPLES_PER_MS;
  }

  /** Resolves to whether the wait was cut short by the end of the call or one of the signals. */
  async #sleepUntil(untilMs: number, signals: readonly AbortSignal[]): Promise<boolean> {
    const signal = AbortSignal.any([this.over, ...signals]);
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

  #follow(take: (from: number) => void): BlockFollower {
    const follower = followBlocks(this.#clock, this, this.position, take);
    this.#followers.add(follower);
    return follower;
  }
}
