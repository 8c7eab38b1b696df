import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { uniformOf } from '../../delays/uniform-of.ts';
import type { World } from '../../world.ts';
import type { ObjectCreated } from './object-store.ts';
import type { S3 } from './start-s3.ts';

/** As a bucket's notification configuration names it. */
export interface FunctionNotification {
  readonly bucket: string;
  readonly prefix: string;
  readonly suffix?: string;
  readonly region: string;
  /** Hands the event to the function, as an Event invocation. */
  invoke(event: object): Promise<unknown>;
}

export interface Notifications {
  /** Events that are on their way. */
  readonly pending: number;
  /** Resolves when all that has been put is told of. */
  whenDelivered(): Promise<void>;
  close(): Promise<void>;
}

/** S3 promises at least once (S3 user guide, "Amazon S3 Event Notifications"). */
const TWICE_SHARE = 0.05;

/**
 * Tells a function of objects put under a prefix: each event with a delay of its own, so they may overtake, some twice.
 * Faults on `s3` (operation `ObjectCreated`): `slow` adds its delay, `corrupt` tells twice, any other loses the event.
 */
export function notifyFunction(world: World, s3: S3, to: FunctionNotification): Notifications {
  const closing = new AbortController();
  // Whatever waits listens to it, however much that is.
  setMaxListeners(Number.POSITIVE_INFINITY, closing.signal);
  const underway = new Set<Promise<void>>();

  async function deliver(event: object, slowMs: number): Promise<void> {
    await world.delays.wait('events.s3', { signal: closing.signal });
    await world.clock.sleep(slowMs, closing.signal);
    await to.invoke(event);
  }

  const stop = s3.onObjectCreated((created) => {
    if (created.bucket !== to.bucket || !created.key.startsWith(to.prefix)) return;
    if (!created.key.endsWith(to.suffix ?? '')) return;
    const fault = world.faults.take('s3', 'ObjectCreated');
    if (fault !== undefined && fault.kind !== 'slow' && fault.kind !== 'corrupt') return;
    const event = eventOf(created, to.region);
    const again = uniformOf(`${world.seed}|s3|${created.sequencer}`) < TWICE_SHARE;
    const times = again || fault?.kind === 'corrupt' ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const delivery: Promise<void> = deliver(event, fault?.delayMs ?? 0)
        .catch((error) => {
          if (!closing.signal.aborted) throw error;
        })
        .finally(() => underway.delete(delivery));
      underway.add(delivery);
    }
  });

  return {
    get pending() {
      return underway.size;
    },
    async whenDelivered() {
      while (underway.size > 0) await Promise.all(underway);
    },
    async close() {
      stop();
      closing.abort();
      await Promise.allSettled(underway);
    },
  };
}

/** S3 user guide, "Event message structure", version 2.1; keys are form-encoded. */
function eventOf(
  { bucket, key, size, etag, sequencer, atMs, versionId }: ObjectCreated,
  region: string,
): object {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(atMs).toISOString(),
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: 'AWS:OWNER' },
        requestParameters: { sourceIPAddress: '192.0.2.1' },
        responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': randomUUID() },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'knowledge',
          bucket: { name: bucket, ownerIdentity: { principalId: 'OWNER' }, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeURIComponent(key).replaceAll('%20', '+'),
            size,
            eTag: etag,
            ...(versionId === undefined ? {} : { versionId }),
            sequencer,
          },
        },
      },
    ],
  };
}
