import type { World } from '../../world.ts';
import type { Fragment } from './fragment.ts';
import { blockBytes, fragmentHead, fragmentTail } from './fragment-bytes.ts';
import type { MediaStream } from './media-stream.ts';
import { RateQuota } from './rate-quota.ts';

/** Of one connection (quotas page: GetMedia, 5 fragments a second). */
const FRAGMENTS_PER_SECOND = 5;
/** The back end closes longer connections (note in the producer SDK). */
export const LONGEST_CONNECTION_MS = 45 * 60_000;

/**
 * The bytes of a stream from fragment `sequence` on, each piece at the moment at which the service would give it:
 * `kvs.media-delay` after a block was produced when the bytes of unfinished fragments are delivered, or after the
 * fragment was complete when they are not. Ends after 45 minutes. Rejects with the signal's reason.
 */
export async function* deliverMedia(
  world: World,
  stream: MediaStream,
  sequence: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const closesMs = world.clock.nowMs() + LONGEST_CONNECTION_MS;
  const closing = new AbortController();
  const abort = () => closing.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const wait = new Waiting(world, stream, closing.signal);
  const lifetime = new AbortController();
  world.clock.sleep(LONGEST_CONNECTION_MS, lifetime.signal).then(
    () => closing.abort(new Error('The connection has lasted its time.')),
    () => {},
  );
  try {
    const rate = new RateQuota(world.clock, FRAGMENTS_PER_SECOND);
    for (let next = sequence; ; next++) {
      const fragment = await wait.forFragment(next);
      for (let waitMs = rate.take(''); waitMs > 0; waitMs = rate.take('')) await wait.for(waitMs);
      yield* deliverFragment(world, stream, fragment, wait);
      next = fragment.sequence;
    }
  } catch (error) {
    if (signal.aborted || world.clock.nowMs() < closesMs) throw error;
  } finally {
    lifetime.abort();
    signal.removeEventListener('abort', abort);
  }
}

async function* deliverFragment(
  world: World,
  stream: MediaStream,
  fragment: Fragment,
  wait: Waiting,
): AsyncGenerator<Uint8Array, void, undefined> {
  const whole = world.switches.unfinishedFragments === 'bad';
  if (whole) await wait.forCompletion(fragment);
  let begun = false;
  for (let index = 0; ; index++) {
    const block = await wait.forBlock(fragment, index);
    if (!block) break;
    await wait.until((whole ? (fragment.completedMs ?? 0) : block.producedMs) + fragment.delayMs);
    if (!begun) yield fragmentHead(fragment, stream.createdMs, whole);
    begun = true;
    yield blockBytes(fragment, block);
  }
  await wait.until((fragment.completedMs ?? 0) + fragment.delayMs);
  const newest = stream.fragments.at(-1) ?? fragment;
  yield fragmentTail(fragment, Math.max(0, newest.serverMs - fragment.serverMs));
}

/** Waits that all end when the connection does. */
class Waiting {
  readonly #world: World;
  readonly #stream: MediaStream;
  readonly #signal: AbortSignal;

  constructor(world: World, stream: MediaStream, signal: AbortSignal) {
    this.#world = world;
    this.#stream = stream;
    this.#signal = signal;
  }

  for(ms: number): Promise<void> {
    return this.#world.clock.sleep(ms, this.#signal);
  }

  async until(atMs: number): Promise<void> {
    const leftMs = atMs - this.#world.clock.nowMs();
    if (leftMs > 0) await this.for(leftMs);
  }

  /** The fragment of this number, or the oldest kept after it. */
  async forFragment(sequence: number): Promise<Fragment> {
    for (;;) {
      const fragment = this.#stream.fragments.find((one) => one.sequence >= sequence);
      if (fragment) return fragment;
      await this.#stream.untilChanged(this.#signal);
    }
  }

  /** Undefined when the fragment is complete without it. */
  async forBlock(fragment: Fragment, index: number): Promise<Fragment['blocks'][number] | undefined> {
    while (index >= fragment.blocks.length && fragment.completedMs === undefined) {
      await this.#stream.untilChanged(this.#signal);
    }
    return fragment.blocks[index];
  }

  async forCompletion(fragment: Fragment): Promise<void> {
    while (fragment.completedMs === undefined) await this.#stream.untilChanged(this.#signal);
  }
}
