import { afterEach, describe, expect, it } from 'vitest';
import { notifyFunction } from '../../../../simulator/services/s3/notify-function.ts';
import { startS3 } from '../../../../simulator/services/s3/start-s3.ts';
import { testWorld } from '../../test-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const body = { body: Buffer.from('text'), contentType: 'text/markdown' };

async function start(delayMs = 0) {
  const world = testWorld({ delaysMs: { 'events.s3': delayMs }, speed: 8 });
  const s3 = await startS3(world);
  s3.createBucket('knowledge');
  s3.createBucket('prompts');
  const told: { readonly key: string; readonly sequencer: string }[] = [];
  const notifications = notifyFunction(world, s3, {
    bucket: 'knowledge',
    prefix: 'business',
    region: 'us-east-1',
    async invoke(event) {
      const { Records } = event as { Records: { s3: { object: (typeof told)[number] } }[] };
      told.push(...Records.map((record) => record.s3.object));
    },
  });
  open.push(s3, notifications);
  return { world, s3, told, notifications };
}

describe('notifyFunction', () => {
  it('tells of what is put under the prefix, with the key form-encoded, after its delay', async () => {
    const { s3, told, notifications, world } = await start(400);
    const beforeMs = world.clock.nowMs();

    await s3.putObject('knowledge', 'business plan.md', body);
    await s3.putObject('knowledge', 'other.md', body);
    await s3.putObject('prompts', 'business.md', body);
    expect(told).toEqual([]);
    await notifications.whenDelivered();

    expect(new Set(told.map(({ key }) => key))).toEqual(new Set(['business+plan.md']));
    expect(world.clock.nowMs() - beforeMs).toBeGreaterThanOrEqual(400);
  });

  it('tells of each save at least once, and of some twice', async () => {
    const { s3, told, notifications } = await start();

    for (let save = 0; save < 100; save += 1) await s3.putObject('knowledge', 'business.md', body);
    await notifications.whenDelivered();

    expect(new Set(told.map(({ sequencer }) => sequencer)).size).toBe(100);
    expect(told.length).toBeGreaterThan(100);
    expect(told.length).toBeLessThan(120);
  });

  it('tells of nothing any more once it is closed', async () => {
    const { s3, told, notifications } = await start(5_000);

    await s3.putObject('knowledge', 'business.md', body);
    await notifications.close();
    await s3.putObject('knowledge', 'business.md', body);

    expect(told).toEqual([]);
  });
});
