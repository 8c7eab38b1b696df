import { setMaxListeners } from 'node:events';
import { uuid } from '../../connect/uuid.ts';
import { uniformOf } from '../../delays/uniform-of.ts';
import type { World } from '../../world.ts';
import { evaluatedPrefix } from './evaluated-prefix.ts';

export interface FirehoseSettings {
  /** Of the delivery stream. */
  readonly name: string;
  readonly bucket: string;
  /** As `evaluatedPrefix` takes it. */
  readonly prefix: string;
  /** Put after each record. @default - nothing: Connect sends none either, so that records stand side by side */
  readonly delimiter?: string;
  put(bucket: string, key: string, object: { body: Uint8Array; contentType: string }): Promise<void>;
}

export interface Firehose {
  put(record: object): void;
  /** Records that are on their way. */
  readonly pending: number;
  close(): Promise<void>;
}

/** Delivery is at least once: https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html */
const TWICE_SHARE = 0.05;
const BUFFER_BYTES = 5_242_880;

/**
 * Stands in for a Firehose stream to S3: records are kept until the buffer's time is over or it is full, then written
 * as one object
 * `<evaluated prefix><name>-1-YYYY-MM-DD-HH-MM-SS-<uuid>`, now and then one of them twice.
 * Faults on `firehose` (operation `PutRecord`): `slow` adds its delay, `corrupt` delivers twice, any other loses the record.
 * https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html
 */
export function startFirehose(world: World, settings: FirehoseSettings): Firehose {
  const closing = new AbortController();
  // Whatever waits listens to it, however much that is.
  setMaxListeners(Number.POSITIVE_INFINITY, closing.signal);
  const { signal } = closing;
  const underway = new Set<Promise<void>>();
  let buffer: { readonly lines: string[]; bytes: number; readonly full: AbortController } | undefined;
  let taken = 0;
  let written = 0;
  let pending = 0;

  function begin(work: Promise<void>): void {
    const quiet: Promise<void> = work
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      })
      .finally(() => underway.delete(quiet));
    underway.add(quiet);
  }

  async function flushLater(filling: NonNullable<typeof buffer>): Promise<void> {
    await world.delays
      .wait('firehose.buffer', { signal: AbortSignal.any([signal, filling.full.signal]) })
      .catch((error: unknown) => {
        if (!filling.full.signal.aborted) throw error;
      });
    if (buffer === filling) buffer = undefined;
    written += 1;
    const atMs = world.clock.nowMs();
    const second = new Date(atMs).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
    const id = uuid(`${world.seed}/${settings.name}/${written}`);
    const key = `${evaluatedPrefix(settings.prefix, atMs)}${settings.name}-1-${second}-${id}`;
    const body = Buffer.from(filling.lines.join(''));
    await settings.put(settings.bucket, key, { body, contentType: 'application/octet-stream' });
    pending -= filling.lines.length;
  }

  function take(line: string): void {
    if (buffer === undefined) {
      buffer = { lines: [], bytes: 0, full: new AbortController() };
      begin(flushLater(buffer));
    }
    buffer.lines.push(line);
    buffer.bytes += Buffer.byteLength(line);
    if (buffer.bytes < BUFFER_BYTES) return;
    buffer.full.abort();
    buffer = undefined;
  }

  return {
    put(record) {
      taken += 1;
      const fault = world.faults.take('firehose', 'PutRecord');
      if (fault !== undefined && fault.kind !== 'slow' && fault.kind !== 'corrupt') return;
      const line = `${JSON.stringify(record)}${settings.delimiter ?? ''}`;
      const twice = fault?.kind === 'corrupt' || uniformOf(`${world.seed}|firehose|${taken}`) < TWICE_SHARE;
      pending += twice ? 2 : 1;
      begin(
        world.clock.sleep(fault?.delayMs ?? 0, signal).then(() => {
          take(line);
          if (twice) take(line);
        }),
      );
    },
    get pending() {
      return pending;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(underway);
    },
  };
}
