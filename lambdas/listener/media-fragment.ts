import type { MatroskaBlock, MatroskaTag, MatroskaTrack } from './matroska.ts';
import { UnreadableFragment } from './media-errors.ts';

/** Epoch ms of 2001. A smaller cluster timestamp counts from the start of the recording. */
const LEAST_EPOCH_MS = 1e12;

/** What is known of the fragment that is arriving. Its tags may come before or after its audio. */
export class Fragment {
  readonly document: number;
  number: string | undefined;
  contactId: string | undefined;
  producerMs: number | undefined;
  /** Its last tag has come: Kinesis Video writes this one after the audio. */
  continuationToken: string | undefined;
  /** Blocks of which it is not yet known whose they are. */
  undecided: MatroskaBlock[] = [];
  hasBlocks = false;

  #clusterMs: number | undefined;
  #taggedTrack: number | undefined;
  #tracks: MatroskaTrack[];

  constructor(document: number, tracks: readonly MatroskaTrack[] = []) {
    this.document = document;
    this.#tracks = [...tracks];
  }

  get tracks(): readonly MatroskaTrack[] {
    return this.#tracks;
  }

  addTrack(track: MatroskaTrack): void {
    this.#tracks.push(track);
  }

  addBlock(block: MatroskaBlock): void {
    this.hasBlocks = true;
    this.#clusterMs ??= block.clusterTimestampMs;
  }

  addTag({ name, value }: MatroskaTag): void {
    if (name === 'AWS_KINESISVIDEO_FRAGMENT_NUMBER') this.number = value;
    else if (name === 'AWS_KINESISVIDEO_PRODUCER_TIMESTAMP') this.producerMs = readSeconds(value);
    else if (name === 'AWS_KINESISVIDEO_CONTINUATION_TOKEN') this.continuationToken = value;
    else if (name === 'ContactId') this.contactId = value;
    // Some streams repeat the track's name here instead of its number.
    else if (name === 'AUDIO_FROM_CUSTOMER' && /^\d+$/.test(value)) this.#taggedTrack = Number(value);
  }

  /** Number of the track with the caller's voice; undefined while that cannot be told. */
  get callerTrack(): number | undefined {
    const named = (name: string) => this.#tracks.find((track) => track.name === name)?.number;
    return named('AUDIO_FROM_CUSTOMER') ?? this.#taggedTrack ?? named('Track_audio/L16');
  }

  /** Producer time of the block's first sample, epoch ms. Throws UnreadableFragment when nothing tells it. */
  startOf(block: MatroskaBlock): number {
    const clusterMs = this.#clusterMs ?? block.clusterTimestampMs;
    if (this.producerMs !== undefined) return this.producerMs + block.timestampMs - clusterMs;
    if (clusterMs >= LEAST_EPOCH_MS) return block.timestampMs;
    throw new UnreadableFragment(
      'Audio without AWS_KINESISVIDEO_PRODUCER_TIMESTAMP before it, in a cluster of relative time',
    );
  }
}

/** `1795000000.123` as ms; undefined when it is no number. */
function readSeconds(value: string): number | undefined {
  const seconds = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(seconds) ? Math.round(seconds * 1_000) : undefined;
}
