import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../lambdas/brain/retrieval/open-index.ts';
import { readActiveKnowledge } from '../../lambdas/knowledge/read-active-knowledge.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { startPublishing } from './publishing-rig.ts';

const signal = AbortSignal.timeout(60_000);
const world = quietWorld({ quotas: 'raised-quotas' });
let services: Awaited<ReturnType<typeof startPublishing>>;
let owner: Awaited<ReturnType<typeof services.open>>;

beforeAll(async () => {
  services = await startPublishing(world);
  owner = await services.open();
});
afterAll(() => services.close());

const file = (price: number) =>
  `---\nname: Shop\ntimeZone: UTC\nhours: {}\n---\n\nWe sell bells.\n\n## Prices\n\n| Service | Price |\n|---|---|\n| Flat repair | $${price} |\n| Brake repair | $40 |\n`;

const publish = async (text: string) => owner.sync(await owner.save(text), signal);
const active = () => readActiveKnowledge(owner.environment, signal);

async function answer(question: string) {
  const index = await openIndex(owner.environment, await active(), signal);
  return (await index.search(question, signal)).map(({ text }) => text);
}

describe('publishing', () => {
  it('has nothing to read before the first file', async () => {
    await expect(active()).rejects.toThrow('No knowledge is published');
  });

  it('makes the first file the active version, with its phrases rendered before any call', async () => {
    expect(await publish(file(25))).toMatchObject({ status: 'published', chunkCount: 3, embedded: 3 });
    expect(await active()).toMatchObject({
      businessName: 'Shop',
      chunkCount: 3,
      phrases: {
        oneMoment: { text: 'A sec.', promptUri: 'https://prompts/oneMoment.wav', durationMs: 500 },
      },
    });
    expect((await answer('how much is a flat repair'))[0]).toBe('Service: Flat repair; Price: $25');
    expect(await answer('zebra')).toEqual([]);
  });

  it('embeds only what an edit has changed', async () => {
    expect(await publish(file(26))).toMatchObject({ status: 'published', embedded: 1 });
    expect((await answer('flat repair'))[0]).toBe('Service: Flat repair; Price: $26');
  });

  it('embeds nothing when an edit is undone', async () => {
    expect(await publish(file(25))).toMatchObject({ status: 'published', embedded: 0 });
    expect((await answer('flat repair'))[0]).toBe('Service: Flat repair; Price: $25');
  });

  it('answers calls under way from the version before, and removes what was before that', async () => {
    const before = await active();
    await publish(file(27));

    const index = await openIndex(owner.environment, before, signal);
    expect((await index.search('flat repair', signal))[0]).toMatchObject({
      id: 'prices/flat-repair',
      headings: ['Prices'],
      text: 'Service: Flat repair; Price: $25',
    });
    expect(owner.versions()).toEqual(new Set([before.version, (await active()).version]));
  });

  it('finds the same in S3 Vectors as in memory', async () => {
    const knowledge = await active();
    const inMemory = await openIndex(owner.environment, knowledge, signal);
    const queried = await openIndex(owner.environment, { ...knowledge, chunkCount: 2_001 }, signal);
    const [found, other] = await Promise.all([
      inMemory.search('flat repair', signal),
      queried.search('flat repair', signal),
    ]);
    expect(other.map(({ id, text }) => [id, text])).toEqual(found.map(({ id, text }) => [id, text]));
    other.forEach(({ score }, index) => {
      expect(score).toBeCloseTo(found[index]?.score ?? 0, 3);
    });
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    [
      'headings of the same name',
      (text: string) => `${text}\n## Prices\n\nAsk us.\n\n## Prices\n\nOr call.\n`,
    ],
  ])('takes a file with %s', async (_, of) => {
    expect(await publish(of(file(28)))).toMatchObject({ status: 'published' });
    expect((await answer('flat repair'))[0]).toBe('Service: Flat repair; Price: $28');
  });

  it.each([
    ['an empty file', () => publish('')],
    ['a bad file', () => publish('no front matter')],
    ['5 MB', () => publish(`${file(99)}${'word '.repeat(1_000_000)}`)],
    [
      'a failure before the switch',
      () => {
        world.faults.add({ service: 's3vectors', operation: 'PutVectors', kind: 'error' });
        return publish(file(98)).catch(() => undefined);
      },
    ],
  ])('changes nothing on %s', async (_, attempt) => {
    const before = await active();
    const result = await attempt();
    expect(result === undefined || result.status === 'refused').toBe(true);
    expect(await active()).toEqual(before);
    expect((await answer('flat repair'))[0]).toBe('Service: Flat repair; Price: $28');
  });
});
