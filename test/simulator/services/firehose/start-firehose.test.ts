import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../../simulator/faults.ts';
import { evaluatedPrefix } from '../../../../simulator/services/firehose/evaluated-prefix.ts';
import { startFirehose } from '../../../../simulator/services/firehose/start-firehose.ts';
import { testWorld } from '../../test-world.ts';

const NOON = Date.parse('2026-11-20T12:34:56Z');

describe('evaluatedPrefix', () => {
  it.each([
    ['records/', 'records/2026/11/20/12/'],
    ['records/!{timestamp:yyyy/MM/dd}/', 'records/2026/11/20/'],
    ['!{timestamp:yyyy}-!{timestamp:MM-dd}/', '2026-11-20/'],
  ])('%s is %s', (prefix, expected) => {
    expect(evaluatedPrefix(prefix, NOON)).toBe(expected);
  });

  it('refuses what it does not know', () => {
    expect(() => evaluatedPrefix('!{partitionKeyFromQuery:a}/', NOON)).toThrow('partitionKeyFromQuery');
    expect(() => evaluatedPrefix('!{timestamp:EEE}/', NOON)).toThrow('"EEE"');
  });
});

describe('startFirehose', () => {
  async function deliver(records: number, faults: readonly Fault[] = []) {
    const objects: [key: string, text: string][] = [];
    const world = testWorld({ speed: 8, faults, delaysMs: { 'firehose.buffer': 400 } });
    const firehose = startFirehose(world, {
      name: 'contact-records',
      bucket: 'b',
      prefix: 'r/',
      put: async (_, key, { body }) => void objects.push([key, Buffer.from(body).toString()]),
    });
    for (let n = 0; n < records; n += 1) firehose.put({ n });
    await expect.poll(() => firehose.pending).toBe(0);
    await firehose.close();
    return objects;
  }

  it('writes what came in one buffer as one object, records side by side', async () => {
    const objects = await deliver(2);

    expect(objects).toEqual([
      [
        expect.stringMatching(/^r\/2026\/11\/20\/09\/contact-records-1-2026-11-20-09-00-\d\d-[0-9a-f-]{36}$/),
        '{"n":0}{"n":1}',
      ],
    ]);
  });

  it('may lose a record, or deliver it twice', async () => {
    const fault = (kind: Fault['kind'], nth: number): Fault => ({ service: 'firehose', kind, nth });

    const [object] = await deliver(2, [fault('cut', 1), fault('corrupt', 2)]);

    expect(object?.[1]).toBe('{"n":1}{"n":1}');
  });

  it('delivers some of many twice by itself', async () => {
    const [object] = await deliver(100);

    const written = object?.[1].split('}').length ?? 0;
    expect(written).toBeGreaterThan(101);
    expect(written).toBeLessThan(115);
  });
});
