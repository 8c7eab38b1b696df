import { type AudioFrame, SAMPLES_PER_MS } from './audio-frame.ts';
import type { MatroskaBlock, MatroskaEvent } from './matroska.ts';
import { MediaErrorTag, UnreadableFragment } from './media-errors.ts';
import { Fragment } from './media-fragment.ts';

/** Audio of one call runs on from fragment to fragment; a longer break may be a stream that changed hands. */
const CONTIGUOUS_MS = 500;
/** Of 16-bit samples. */
const BYTES_PER_MS = 2 * SAMPLES_PER_MS;
/** A stream that never carries a ContactId is believed after this many fragments: Connect named it for this contact. */
const BELIEVED_UNTAGGED_FRAGMENTS = 3;
/** A reconnection gives again the fragment that was being read, and those of the look-back. */
const REMEMBERED_FRAGMENTS = 64;

/**
 * Picks one contact's caller out of what GetMedia sends, over all connections of one reading.
 *
 * Whose a fragment is: streams pass from call to call, and the ContactId tag may come only after a fragment's
 * audio, or not at all on the last one. Audio that runs on without a break from this contact's is given at once,
 * and believed until a tag says otherwise. At the beginning and after a break it is held until the tag, at most to
 * the fragment's end. A newer fragment of another contact is the end.
 */
export class FragmentReader {
  readonly #contactId: string;
  readonly #fromMs: number;
  #fragment: Fragment | undefined;
  #owner: 'unknown' | 'ours' | 'other' = 'unknown';
  /** Owner of the newest fragment that was decided. */
  #lastOwner: 'ours' | 'other' | undefined;
  #untaggedFragments = 0;
  #heardEndMs: number | undefined;
  #newestOfOursMs: number | undefined;
  #token: string | undefined;
  #ended = false;
  #errorCode = '';
  /** Fragment number → start of its last frame given. */
  readonly #given = new Map<string, number>();
  /** Held over from fragments that nobody has claimed yet. */
  #unclaimed: Fragment[] = [];

  constructor(contactId: string, fromMs: number) {
    this.#contactId = contactId;
    this.#fromMs = fromMs;
  }

  /** The stream belongs to another contact by now. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Where to go on after a break: a token of Kinesis Video, or the producer time of the last audio. */
  get resumeFrom(): { continuationToken?: string; producerMs: number } {
    const producerMs = this.#newestOfOursMs ?? this.#fromMs;
    return this.#token === undefined ? { producerMs } : { continuationToken: this.#token, producerMs };
  }

  forgetToken(): void {
    this.#token = undefined;
  }

  /** The frames that this event makes certain. Throws MediaErrorTag, UnreadableFragment. */
  read(event: MatroskaEvent): AudioFrame[] {
    const frames = this.#fragmentOf(event);
    const fragment = this.#fragment;
    if (!fragment) return frames;
    if (event.type === 'track') fragment.addTrack(event);
    else if (event.type === 'tag') {
      if (event.name === 'AWS_KINESISVIDEO_ERROR_CODE') this.#errorCode = event.value;
      if (event.name === 'AWS_KINESISVIDEO_ERROR_ID') throw this.#errorTag(Number(event.value));
      fragment.addTag(event);
    } else {
      this.#addBlock(fragment, event);
    }
    if (fragment.contactId !== undefined) this.#claim(fragment, fragment.contactId);
    frames.push(...this.#decided(fragment));
    return frames;
  }

  /** The connection is over. What is whole is decided; a fragment that was cut comes again. */
  disconnect(): AudioFrame[] {
    const fragment = this.#fragment;
    this.#fragment = undefined;
    const frames = fragment?.continuationToken === undefined ? [] : this.#finish(fragment);
    this.#unclaimed = [];
    if (this.#errorCode !== '') throw this.#errorTag(0);
    return frames;
  }

  #errorTag(errorId: number): MediaErrorTag {
    const code = this.#errorCode;
    this.#errorCode = '';
    this.#fragment = undefined;
    return new MediaErrorTag(errorId, code);
  }

  /** Makes sure that `#fragment` is the one that the event belongs to. */
  #fragmentOf(event: MatroskaEvent): AudioFrame[] {
    const fragment = this.#fragment;
    const anotherNumber =
      event.type === 'tag' &&
      event.name === 'AWS_KINESISVIDEO_FRAGMENT_NUMBER' &&
      fragment?.number !== undefined &&
      fragment.number !== event.value;
    if (fragment && fragment.document === event.document && !anotherNumber) return [];
    const frames = fragment ? this.#finish(fragment) : [];
    this.#fragment = new Fragment(event.document, anotherNumber ? fragment?.tracks : []);
    return frames;
  }

  #addBlock(fragment: Fragment, block: MatroskaBlock): void {
    const first = !fragment.hasBlocks;
    fragment.addBlock(block);
    const startMs = fragment.startOf(block);
    if (first && fragment.contactId === undefined) this.#guessOwner(fragment, startMs);
    this.#heardEndMs = startMs + block.payload.length / BYTES_PER_MS;
    fragment.undecided.push(block);
  }

  #guessOwner(fragment: Fragment, startMs: number): void {
    if (fragment.number !== undefined && this.#given.has(fragment.number)) {
      this.#owner = 'ours';
      this.#lastOwner = 'ours';
      return;
    }
    const breakMs = this.#heardEndMs === undefined ? Infinity : Math.abs(startMs - this.#heardEndMs);
    if (this.#owner === 'ours' && breakMs <= CONTIGUOUS_MS) return;
    this.#owner = 'unknown';
    // What nobody claimed before a break was the end of somebody else's call.
    if (breakMs > CONTIGUOUS_MS) this.#unclaimed = [];
  }

  #claim(fragment: Fragment, contactId: string): void {
    if (contactId === this.#contactId) {
      this.#owner = 'ours';
      this.#lastOwner = 'ours';
      return;
    }
    this.#owner = 'other';
    this.#lastOwner = 'other';
    this.#unclaimed = [];
    const { producerMs } = fragment;
    const newest = this.#newestOfOursMs;
    if (producerMs !== undefined && newest !== undefined && producerMs > newest) this.#ended = true;
  }

  /** No more comes of this fragment. */
  #finish(fragment: Fragment): AudioFrame[] {
    if (fragment.hasBlocks && fragment.callerTrack === undefined) {
      const names = fragment.tracks.map((track) => JSON.stringify(track.name)).join(', ');
      throw new UnreadableFragment(`No track AUDIO_FROM_CUSTOMER among ${names || 'no tracks'}`);
    }
    if (fragment.hasBlocks && this.#owner === 'unknown') {
      this.#untaggedFragments += 1;
      if (this.#lastOwner !== undefined) this.#owner = this.#lastOwner;
      else if (this.#untaggedFragments >= BELIEVED_UNTAGGED_FRAGMENTS) this.#owner = 'ours';
      else this.#unclaimed.push(fragment);
    }
    const frames = this.#decided(fragment);
    if (this.#unclaimed.length === 0 && fragment.continuationToken !== undefined) {
      this.#token = fragment.continuationToken;
    }
    return frames;
  }

  #decided(fragment: Fragment): AudioFrame[] {
    if (this.#owner === 'unknown') return [];
    const claimed = this.#unclaimed;
    this.#unclaimed = [];
    return [...claimed, fragment].flatMap((one) => this.#framesOf(one));
  }

  #framesOf(fragment: Fragment): AudioFrame[] {
    const { callerTrack } = fragment;
    if (callerTrack === undefined || fragment.undecided.length === 0) return [];
    const blocks = fragment.undecided.filter((block) => block.track === callerTrack);
    fragment.undecided = [];
    const frames: AudioFrame[] = [];
    for (const block of blocks) {
      const pcm = readSamples(block.payload);
      const startMs = fragment.startOf(block);
      const endMs = startMs + pcm.length / SAMPLES_PER_MS;
      if (this.#owner !== 'ours' || endMs <= this.#fromMs || this.#isRepeated(fragment, startMs)) continue;
      this.#newestOfOursMs = Math.max(startMs, this.#newestOfOursMs ?? startMs);
      frames.push({ startMs, pcm });
    }
    return frames;
  }

  #isRepeated(fragment: Fragment, startMs: number): boolean {
    const key = fragment.number ?? `at ${fragment.producerMs}`;
    const last = this.#given.get(key);
    if (last !== undefined && startMs <= last) return true;
    this.#given.set(key, startMs);
    const [oldest] = this.#given.keys();
    if (this.#given.size > REMEMBERED_FRAGMENTS && oldest !== undefined) this.#given.delete(oldest);
    return false;
  }
}

/** L16 as Connect writes it: 16-bit little-endian, as every machine that runs this is. */
function readSamples(payload: Uint8Array): Int16Array {
  if (payload.length % 2 !== 0) {
    throw new UnreadableFragment(`A block of ${payload.length} bytes; 16-bit samples fill an even number`);
  }
  return new Int16Array(payload.slice().buffer);
}
