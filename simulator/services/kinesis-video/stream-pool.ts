import { createHash } from 'node:crypto';
import type { World } from '../../world.ts';
import type { FragmentShape } from './fragment.ts';
import { type MediaProducer, openProducer } from './media-producer.ts';
import { MediaStream } from './media-stream.ts';

const ACCOUNT = 'arn:aws:kinesisvideo:us-east-1:111111111111';

/** Connect's streams: one for each call that is on, used again for later calls. */
export class StreamPool {
  readonly #world: World;
  readonly #streams = new Map<string, MediaStream>();
  readonly #free: MediaStream[] = [];
  #calls = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** The stream with this name or ARN. */
  find(of: {
    readonly name?: string | undefined;
    readonly arn?: string | undefined;
  }): MediaStream | undefined {
    const stream = this.#streams.get(of.name ?? /:stream\/([^/]+)\//.exec(of.arn ?? '')?.[1] ?? '');
    return of.arn === undefined || stream?.arn === of.arn ? stream : undefined;
  }

  mediaDelayMs(contactId: string, atMs: number): number | undefined {
    for (const stream of this.#streams.values()) {
      const fragment = stream.fragments.findLast(
        (one) => one.contactId === contactId && one.producerMs <= atMs,
      );
      const block = fragment?.blocks.findLast(({ offsetMs }) => fragment.producerMs + offsetMs <= atMs);
      if (!fragment || !block) continue;
      if (this.#world.switches.unfinishedFragments === 'good') return fragment.delayMs;
      const { completedMs } = fragment;
      return completedMs === undefined ? undefined : completedMs - block.producedMs + fragment.delayMs;
    }
    return undefined;
  }

  audioOf(contactId: string): { readonly fromMs: number; readonly lengthMs: number } | undefined {
    const own = [...this.#streams.values()]
      .flatMap((stream) => stream.fragments)
      .filter((fragment) => fragment.contactId === contactId && fragment.blocks.length > 0);
    if (own.length === 0) return undefined;
    const samples = own
      .flatMap(({ blocks }) => blocks)
      .reduce((sum, { fromCustomer }) => sum + fromCustomer.length / 2, 0);
    return { fromMs: Math.min(...own.map(({ producerMs }) => producerMs)), lengthMs: samples / 8 };
  }

  open(contactId: string): MediaProducer {
    const stream = this.#free.shift() ?? this.#create();
    this.#calls += 1;
    return openProducer(this.#world, stream, contactId, this.#shape(), () => this.#free.push(stream));
  }

  #create(): MediaStream {
    const digest = this.#digest(`stream ${this.#streams.size}`).toString('hex');
    const id = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
    const name = `phone-agent-connect-simulated-contact-${id}`;
    const createdMs = Math.floor(this.#world.clock.nowMs());
    const stream = new MediaStream(
      this.#world.clock,
      name,
      `${ACCOUNT}:stream/${name}/${createdMs}`,
      createdMs,
    );
    this.#streams.set(name, stream);
    return stream;
  }

  /** Of the call that is beginning. */
  #shape(): FragmentShape {
    const [dice = 0] = this.#digest(`call ${this.#calls}`);
    return {
      fromCustomerTrack: (dice & 1) === 0 ? 1 : 2,
      identityFirst: (dice & 2) !== 0,
      relativeTimestamps: (dice & 12) === 0,
    };
  }

  #digest(of: string): Buffer {
    return createHash('sha256').update(`${this.#world.seed} kinesis-video ${of}`).digest();
  }
}
