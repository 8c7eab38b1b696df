import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openVoice, type Voice } from '../../lambdas/speaker/open-voice.ts';
import type { SpokenPrompt } from '../../lambdas/speaker/spoken-prompt.ts';
import { WAV_HEADER_BYTES } from '../../lambdas/speaker/wav.ts';
import { createFaults } from '../../simulator/fault-list.ts';
import type { Fault } from '../../simulator/faults.ts';
import { createJournal } from '../../simulator/request-journal.ts';
import { allBad, allGood } from '../../simulator/switches.ts';
import { heardText, readMarks } from '../../simulator/voices/marks/read-marks.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { BUCKET, environment, startSpeechServices } from './speech-services.ts';

/** Before the logger is made. */
vi.hoisted(() => vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT'));

const contactId = '4a573372-1f28-4e26-b97b-000000000001';
const world = { ...quietWorld({ quotas: 'raised-quotas' }) };
const { s3 } = await startSpeechServices(world);

let call: AbortController;
/** Requests that have come in, also those not yet answered. */
let reached: string[];
beforeEach(() => {
  call = new AbortController();
  reached = [];
  const faults = createFaults();
  Object.assign(world, {
    faults: {
      ...faults,
      take: (...request: Parameters<typeof faults.take>) => {
        reached.push(...[request[1]].flat());
        return faults.take(...request);
      },
    },
    journal: createJournal(),
    switches: allGood,
  });
});
afterEach(() => call.abort());

const open = (): Promise<Voice> => openVoice(environment, { contactId }, call.signal);
const fail = (fault: Fault) => world.faults.add(fault);
const own = { shared: false };
/** What Polly was asked, oldest first. */
const asked = () =>
  world.journal.entries.filter(({ service }) => service === 'polly').map(({ operation }) => operation);

async function objectOf(prompt: SpokenPrompt): Promise<Buffer> {
  const key = prompt.promptUri?.replace(`https://${BUCKET}.s3.us-east-1.amazonaws.com/`, '') ?? '';
  return Buffer.from((await s3.getObject(BUCKET, key))?.body ?? []);
}
async function heardIn(prompt: SpokenPrompt): Promise<string> {
  return heardText(readMarks((await objectOf(prompt)).subarray(WAV_HEADER_BYTES)));
}

describe('the ladder', () => {
  it('speaks by stream into a file that is there when the promise resolves', async () => {
    const voice = await open();

    const beforeMs = Date.now();
    const prompt = await voice.say('**Yes**, we open at nine thirty.', own, call.signal);

    expect(prompt).toMatchObject({ text: 'Yes, we open at nine thirty.', rung: 'stream' });
    expect(prompt.promptUri).toMatch(
      new RegExp(
        `^https://prompts\\.s3\\.us-east-1\\.amazonaws\\.com/calls/${contactId}/[0-9a-f-]{36}\\.wav$`,
      ),
    );
    expect(await heardIn(prompt)).toBe(prompt.text);
    const file = await objectOf(prompt);
    expect(Math.abs(prompt.durationMs - (file.length - WAV_HEADER_BYTES) / 8)).toBeLessThan(0.2);
    expect(prompt.firstAudioAtMs).toBeGreaterThanOrEqual(beforeMs);
    expect(prompt.audioAtMs).toBeGreaterThanOrEqual(Number(prompt.firstAudioAtMs));
    expect(prompt.storedAtMs).toBeGreaterThanOrEqual(Number(prompt.audioAtMs));
    expect(asked()).toEqual(['StartSpeechSynthesisStream']);
  });

  it('says what has been said before from the store, in this call and in the next', async () => {
    const voice = await open();
    const first = await voice.say('A cut is $45.', { shared: true }, call.signal);

    const again = await voice.say('A cut is $45.', { shared: true }, call.signal);
    const next = await (await open()).say('A cut is $45.', { shared: true }, call.signal);

    expect(first.promptUri).toContain('/phrases/Ruth/');
    for (const prompt of [again, next]) {
      expect(prompt).toMatchObject({ rung: 'said-before', promptUri: first.promptUri, text: first.text });
      expect(Math.abs(prompt.durationMs - first.durationMs)).toBeLessThan(0.2);
    }
    expect(asked()).toHaveLength(1);
  });

  it('waits for a sound that is being made, and makes it again when its maker stops', async () => {
    const voice = await open();
    const rehearsal = new AbortController();
    const shared = { shared: true, urgent: true };
    const [first, second] = await Promise.all([
      voice.say('A perm is $90.', shared, rehearsal.signal),
      voice.say('A perm is $90.', shared, call.signal),
    ]);

    expect(second.promptUri).toBe(first.promptUri);
    expect(second.firstAudioAtMs).toBeGreaterThanOrEqual(Number(first.firstAudioAtMs));
    expect(reached.filter((operation) => operation === 'PutObject')).toHaveLength(1);

    const left = voice.say('A wash is $10.', shared, rehearsal.signal);
    left.catch(() => {});
    const wanted = voice.say('A wash is $10.', shared, call.signal);
    rehearsal.abort();

    expect(await heardIn(await wanted)).toBe('A wash is $10.');
    await expect(left).rejects.toThrow();
  });

  it('is not held up by the maker of a sound when its own caller is gone', async () => {
    fail({ service: 'polly', kind: 'hang' });
    const voice = await open();
    const other = new AbortController();
    const shared = { shared: true };
    voice.say('A dye is $70.', shared, call.signal).catch(() => {});
    const waiting = voice.say('A dye is $70.', shared, other.signal);
    other.abort(new Error('hung up'));

    await expect(waiting).rejects.toThrow('hung up');
  });

  it('finds what another call has said meanwhile', async () => {
    const [one, other] = [await open(), await open()];
    const first = await one.say('A beard trim is $20.', { shared: true }, call.signal);
    fail({ service: 'polly', kind: 'hang' });

    const found = await other.say('A beard trim is $20.', { shared: true }, call.signal);

    expect(found).toMatchObject({ rung: 'said-before', promptUri: first.promptUri });
    expect(Math.abs(found.durationMs - first.durationMs)).toBeLessThan(0.2);
  });

  it('needs no answer from the store to speak', async () => {
    fail({ service: 's3', operation: 'HeadObject', kind: 'hang' });

    const prompt = await (await open()).say('A shave is $30.', { shared: true }, call.signal);

    expect(prompt.rung).toBe('stream');
  });

  it('asks for a whole synthesis beside the stream while the caller waits', async () => {
    fail({ service: 'polly', operation: 'StartSpeechSynthesisStream', kind: 'hang' });

    const prompt = await (await open()).say('Yes.', { ...own, urgent: true }, call.signal);

    expect(prompt.rung).toBe('synthesize');
    expect(reached).toContain('StartSpeechSynthesisStream');
  });

  it('keeps nothing for other calls that is not shared', async () => {
    const voice = await open();
    const first = await voice.say('Thank you, Ann.', own, call.signal);
    const again = await voice.say('Thank you, Ann.', own, call.signal);

    expect([first.rung, again.rung]).toEqual(['stream', 'stream']);
    expect(again.promptUri).not.toBe(first.promptUri);
    expect(`${first.promptUri} ${again.promptUri}`).not.toContain('phrases');
  });

  it.each([
    ['throttle', { kind: 'throttle' }],
    ['error', { kind: 'error' }],
    ['a stream cut in the middle', { kind: 'cut', afterEvents: 2 }],
    ['a stream that says nothing', { kind: 'hang' }],
  ] as const)('synthesizes when the stream fails: %s', async (_, fault) => {
    const voice = await open();
    fail({ service: 'polly', operation: 'StartSpeechSynthesisStream', nth: 1, ...fault });

    const prompt = await voice.say('We are open on Sunday from ten to four.', own, call.signal);
    const next = await voice.say('Anything else?', own, call.signal);

    expect(prompt.rung).toBe('synthesize');
    expect(await heardIn(prompt)).toBe(prompt.text);
    expect(next.rung).toBe('stream');
  });

  it('remembers for the call that the stream refuses 8 kHz', async () => {
    Object.assign(world, { switches: { ...allGood, pollyStreamAt8kHz: 'bad' } });
    const voice = await open();

    const prompts = [
      await voice.say('One moment.', own, call.signal),
      await voice.say('Here it is.', own, call.signal),
    ];
    voice.prepare();

    expect(prompts.map(({ rung }) => rung)).toEqual(['synthesize', 'synthesize']);
    expect(asked()).toEqual(['StartSpeechSynthesisStream', 'SynthesizeSpeech', 'SynthesizeSpeech']);
  });

  it('leaves it to Connect’s voice when Polly gives nothing', async () => {
    const voice = await open();
    fail({ service: 'polly', kind: 'error' });

    const prompt = await voice.say('We are open **today**.', own, call.signal);

    expect(prompt).toEqual({ text: 'We are open today.', rung: 'say', durationMs: expect.any(Number) });
    expect(prompt.durationMs).toBeGreaterThan(500);
  });

  it.each(['error', 'hang', 'cut'] as const)(
    'leaves it to Connect’s voice when S3 does not take the file: %s',
    async (kind) => {
      const voice = await open();
      fail({ service: 's3', operation: 'PutObject', kind });

      const prompt = await voice.say('A cut is $46.', { shared: true }, call.signal);

      expect(prompt).toMatchObject({ rung: 'say', text: 'A cut is $46.' });
      expect(prompt).not.toHaveProperty('promptUri');
    },
  );

  it('works with every switch bad', async () => {
    Object.assign(world, { switches: allBad });
    const prompt = await (await open()).say('We are open today.', own, call.signal);
    expect(await heardIn(prompt)).toBe('We are open today.');
  });

  it('speaks slowly when asked to, and at its usual pace where that is refused', async () => {
    const voice = await open();

    const usual = await voice.say('Five five five, zero one four two.', own, call.signal);
    const slowly = await voice.say(
      'Five five five, zero one four two.',
      { shared: true, slowly: true },
      call.signal,
    );
    const again = await voice.say('Five five five, zero one four two.', { shared: true }, call.signal);

    expect(await heardIn(slowly)).toBe(usual.text);
    expect(again.promptUri).not.toBe(slowly.promptUri);
  });

  it('says nothing where there is nothing to say', async () => {
    const prompt = await (await open()).say('👍', own, call.signal);
    expect(prompt).toEqual({ text: '', rung: 'say', durationMs: 0 });
    expect(asked()).toEqual([]);
  });
});

describe('a prepared stream', () => {
  it('is the one that the next sentence uses', async () => {
    const voice = await open();

    voice.prepare();
    voice.prepare();
    const prompt = await voice.say('Yes, we do.', own, call.signal);

    expect(prompt.rung).toBe('stream');
    expect(asked()).toEqual(['StartSpeechSynthesisStream']);
  });

  it.each([
    ['the voice is closed', (voice: Voice) => voice.close()],
    ['the call ends', () => call.abort(new Error('hung up'))],
  ])('is given back when %s', async (_, end) => {
    const voice = await open();
    fail({ service: 'polly', kind: 'hang' });
    voice.prepare();
    await expect.poll(() => reached).toContain('StartSpeechSynthesisStream');

    end(voice);

    await expect.poll(asked).toEqual(['StartSpeechSynthesisStream']);
    expect(world.journal.entries.at(-1)).toMatchObject({ outcome: 'client-gone' });
  });

  it('is replaced when Polly has refused it meanwhile', async () => {
    const voice = await open();
    fail({ service: 'polly', nth: 1, kind: 'error' });

    voice.prepare();
    await expect.poll(asked).toHaveLength(1);
    const prompt = await voice.say('Yes, we do.', own, call.signal);

    expect(prompt.rung).toBe('stream');
    expect(asked()).toHaveLength(2);
  });
});

describe('an aborted sentence', () => {
  it('ends with the signal’s reason, and its request with it', async () => {
    const voice = await open();
    fail({ service: 'polly', kind: 'hang' });
    const turn = new AbortController();

    const saying = voice.say('We are open today.', own, turn.signal);
    await expect.poll(() => reached).toContain('StartSpeechSynthesisStream');
    turn.abort(new Error('interrupted'));

    await expect(saying).rejects.toThrow('interrupted');
    await expect.poll(() => world.journal.entries.at(-1)).toMatchObject({ outcome: 'client-gone' });
    expect(asked()).toEqual(['StartSpeechSynthesisStream']);
  });
});

it('opens without the list of phrases when S3 does not give it', async () => {
  fail({ service: 's3', operation: 'ListObjectsV2', kind: 'error' });
  const voice = await open();

  const prompt = await voice.say('A cut is $45.', own, call.signal);

  expect(prompt.rung).toBe('stream');
});
