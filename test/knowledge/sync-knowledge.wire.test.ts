import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstKnowledgeFile, putFirstKnowledge } from '../../lambdas/knowledge/put-first-knowledge.ts';
import { readActiveKnowledge } from '../../lambdas/knowledge/read-active-knowledge.ts';
import { readVectors } from '../../lambdas/knowledge/read-vectors.ts';
import { account } from '../../simulator/deployment/account.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { startPublishing } from './publishing-rig.ts';

const signal = AbortSignal.timeout(60_000);
const world = quietWorld({ quotas: 'raised-quotas' });
let services: Awaited<ReturnType<typeof startPublishing>>;
let owner: Awaited<ReturnType<typeof services.open>>;

beforeAll(async () => {
  services = await startPublishing(world);
});
beforeEach(async () => {
  owner = await services.open();
});
afterAll(() => services.close());

const file = (more = '', front = 'hours: { monday: "9:00-17:00" }') =>
  `---\nname: Shop\ntimeZone: UTC\n${front}\n---\n\nWe sell bells.\n\n## More\n\nThis is ${more}.\n`;
const active = () => readActiveKnowledge(owner.environment, signal);
const publish = async (text: string) => owner.sync(await owner.save(text), signal);

/** What the active version says, every passage of it. */
async function said(): Promise<string> {
  const { version, chunkCount } = await active();
  const vectors = await readVectors(version, chunkCount, owner.environment, signal);
  return vectors.map(({ text }) => text).join(' ');
}

describe('saves', () => {
  it('end with the last one, in whatever order their events come', async () => {
    const events = [
      await owner.save(file('one')),
      await owner.save(file('two')),
      await owner.save(file('three')),
    ];
    const [first, second, third] = events;

    expect(await owner.sync(second, signal)).toMatchObject({ status: 'published' });
    expect(await owner.sync(first, signal)).toEqual({ status: 'outdated' });
    expect(await said()).toContain('two');
    expect(await owner.sync(third, signal)).toMatchObject({ status: 'published' });
    expect(await owner.sync(second, signal)).toEqual({ status: 'outdated' });
    expect(await said()).toContain('three');
  });

  it('end with the last one when they are published at once', async () => {
    await publish(file('nothing'));
    const events = [];
    for (let save = 1; save <= 4; save += 1) events.push(await owner.save(file(`edit ${save}`)));

    await Promise.all(events.map((event) => owner.sync(event, signal)));

    expect(await said()).toContain('edit 4');
  });

  it('are published once, though their event comes twice', async () => {
    const event = await owner.save(file('one'));
    await owner.sync(event, signal);
    const version = (await active()).version;
    const embedded = owner.asked('InvokeModel');

    expect(await owner.sync(event, signal)).toMatchObject({ status: 'published', version, embedded: 0 });
    expect(owner.asked('InvokeModel')).toBe(embedded);
    expect(owner.asked('PutVectors')).toBe(1);
  });

  it('count each for itself: a good one before a bad one is published', async () => {
    const good = await owner.save(file('good'));
    const bad = await owner.save('bad');

    expect(await owner.sync(bad, signal)).toMatchObject({ status: 'refused' });
    expect(await owner.sync(good, signal)).toMatchObject({ status: 'published' });
    expect(await said()).toContain('good');
  });

  it('are found by a deployment, which never takes back what came later', async () => {
    const first = await owner.save(file('one'));
    await owner.save(file('two'));

    expect(await owner.sync(undefined, signal)).toMatchObject({ status: 'published' });
    expect(await said()).toContain('two');
    await owner.sync(first, signal);
    const second = await owner.save(file('three'));
    await owner.sync(second, signal);
    expect(await owner.sync(undefined, signal)).toMatchObject({ status: 'published', embedded: 0 });
    expect(await said()).toContain('three');
  });
});

describe('status.json', () => {
  it('tells what is published, beside the file', async () => {
    await publish(file());

    expect(await owner.status()).toMatchObject({
      file: 'business.md',
      state: 'published',
      version: (await active()).version,
      passages: 2,
      problems: [],
      hours: { state: 'current' },
      phrases: { state: 'current' },
    });
  });

  it('tells what callers go on hearing until the file is deployed', async () => {
    await publish(file());
    expect(await owner.status()).not.toHaveProperty('untilDeployed');
    await publish(file('', 'hours: { monday: "9:00-17:00" }\ngreeting: Hi there.\nvoice: Matthew'));

    expect(await owner.status()).toMatchObject({
      untilDeployed: { greeting: 'Thanks for calling Shop.', voice: 'Ruth' },
    });
  });

  it('tells what is wrong with a file, and what calls are answered from meanwhile', async () => {
    await publish(file());
    const { version } = await active();
    await publish(file('', 'hours: { monday: late }'));

    expect(await owner.status()).toMatchObject({
      state: 'refused',
      version,
      problems: [{ line: 4, where: 'hours.monday', expected: expect.stringContaining('9:00-12:30') }],
      hours: { state: 'current' },
    });
  });

  it('shows that the hours lag behind, and the next try brings them', async () => {
    await publish(file());
    const event = await owner.save(file('', 'hours: { tuesday: "9:00-17:00" }'));
    const gone = {
      ...owner.environment,
      HOURS_OF_OPERATION_ARN: `${account.instanceArn}/operating-hours/gone`,
    };

    await expect(owner.sync(event, signal, { environment: gone })).rejects.toThrow('hours of operation gone');
    expect(await owner.status()).toMatchObject({ state: 'published', hours: { state: 'pending' } });

    await owner.sync(event, signal);
    expect(await owner.status()).toMatchObject({ hours: { state: 'current' } });
    expect(owner.isOpenAt('2026-11-24T10:00:00Z')).toBe(true);
  });

  it('shows that phrases are missing; they are rendered when the file is published again', async () => {
    await publish(file());
    const event = await owner.save(file('', 'sayName: The Shop\nhours: {}'));
    const renderPhrases = async () => {
      throw new Error('Polly is down');
    };
    await owner.sync(event, signal, { renderPhrases });

    expect(await owner.status()).toMatchObject({ state: 'published', phrases: { state: 'pending' } });
    expect((await active()).phrases).toMatchObject({
      oneMoment: { promptUri: 'https://prompts/oneMoment.wav' },
      goodbye: { text: 'Thank you for calling The Shop. Goodbye.' },
    });
    expect((await active()).phrases.goodbye.promptUri).toBeUndefined();

    await owner.sync(event, signal);
    expect(await owner.status()).toMatchObject({ phrases: { state: 'current' } });
    expect((await active()).phrases.goodbye.promptUri).toBe('https://prompts/goodbye.wav');
  });
});

describe('the owner', () => {
  it('is told by e-mail what is wrong, where, and what to write, once for each bad save', async () => {
    const event = await owner.save(file('', 'hours: { monday: late }'));
    await owner.sync(event, signal);
    await owner.sync(event, signal);

    expect(owner.notices()).toHaveLength(1);
    expect(owner.notices()[0]?.subject).toBe('Your phone agent: 1 problem in the knowledge file');
    expect(owner.notices()[0]?.message).toContain('business.md:4:10  hours.monday');
    expect(owner.notices()[0]?.message).toContain('9:00-12:30');

    await publish(file('', 'hours: { tuesday: late }'));
    expect(owner.notices()).toHaveLength(2);
  });

  it('is told nothing of a bad save that a good one has replaced already', async () => {
    const bad = await owner.save('bad');
    await publish(file());

    expect(await owner.sync(bad, signal)).toEqual({ status: 'outdated' });
    expect(owner.notices()).toEqual([]);
  });

  it('is told after all when SNS fails at first', async () => {
    world.faults.add({ service: 'sns', kind: 'error', nth: [1, 2, 3] });
    const event = await owner.save('bad');

    await expect(owner.sync(event, signal)).rejects.toThrow();
    await owner.sync(event, signal);
    expect(owner.notices()).toHaveLength(1);
  });
});

describe('the hours that the flow checks', () => {
  it('are those of the file, with its holidays and in its time zone', async () => {
    await publish(
      `---\nname: Shop\ntimeZone: America/Los_Angeles\nhours: { friday: "18:00-2:00" }\nspecialDays: { 2026-12-25: closed }\n---\nx\n`,
    );

    expect(owner.isOpenAt('2026-12-18T17:59:00-08:00')).toBe(false);
    expect(owner.isOpenAt('2026-12-19T01:59:00-08:00')).toBe(true);
    expect(owner.isOpenAt('2026-12-25T20:00:00-08:00')).toBe(false);
    expect(owner.isOpenAt('2026-12-26T01:00:00-08:00')).toBe(false);
    expect(owner.isOpenAt('2027-01-01T20:00:00-08:00')).toBe(true);
  });

  it('lose the holidays that are taken out of the file, and keep those that somebody made by hand', async () => {
    await publish(
      file('', 'hours: { monday: "9:00-17:00" }\nspecialDays: { 2099-12-28: closed, 2099-12-21: closed }'),
    );
    owner.addOverride('Inventory', '2099-12-14');
    await publish(file('', 'hours: { monday: "9:00-17:00" }\nspecialDays: { 2099-12-28: "9:00-12:00" }'));

    expect(
      owner
        .overrides()
        .map(({ Name }) => Name)
        .sort(),
    ).toEqual(['2099-12-28', 'Inventory']);
    expect(owner.isOpenAt('2099-12-28T13:00:00Z')).toBe(false);
    expect(owner.isOpenAt('2099-12-21T13:00:00Z')).toBe(true);
  });
});

describe('the first file of a deployment', () => {
  const folder = async (text: string | undefined) => {
    const path = await mkdtemp(join(tmpdir(), 'deployment-'));
    if (text !== undefined) await writeFile(join(path, firstKnowledgeFile), text);
    return pathToFileURL(`${path}/`);
  };

  it('is put where the owner edits it, and published', async () => {
    await putFirstKnowledge(await folder(file('first')), owner.environment, signal);
    expect(await owner.sync(undefined, signal)).toMatchObject({ status: 'published' });
    expect(await said()).toContain('first');
  });

  it('never replaces what the owner has saved', async () => {
    await owner.save(file('mine'));
    await putFirstKnowledge(await folder(file('first')), owner.environment, signal);
    expect(await owner.file()).toBe(file('mine'));
  });

  it('may be missing', async () => {
    await owner.save(file('mine'));
    await putFirstKnowledge(await folder(undefined), owner.environment, signal);
    expect(await owner.file()).toBe(file('mine'));
  });
});
