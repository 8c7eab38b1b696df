import { beforeEach, describe, expect, it, vi } from 'vitest';
import { phraseTexts } from '../../lambdas/knowledge/phrases.ts';
import { renderPhrases } from '../../lambdas/speaker/render-phrases.ts';
import type { SpokenPrompt } from '../../lambdas/speaker/spoken-prompt.ts';
import { WAV_HEADER_BYTES } from '../../lambdas/speaker/wav.ts';
import { createFaults } from '../../simulator/fault-list.ts';
import { createJournal } from '../../simulator/request-journal.ts';
import { heardText, readMarks } from '../../simulator/voices/marks/read-marks.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { BUCKET, environment, startSpeechServices } from './speech-services.ts';

/** Before the logger is made. */
vi.hoisted(() => vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT'));

/** With the default quotas of an account. */
const world = { ...quietWorld({ speed: 8 }) };
const { s3 } = await startSpeechServices(world);
beforeEach(() => {
  Object.assign(world, { faults: createFaults(), journal: createJournal() });
});

const render = <Name extends string>(texts: Readonly<Record<Name, string>>) =>
  renderPhrases(texts, environment, AbortSignal.timeout(20_000), {
    nowMs: world.clock.nowMs,
    sleep: world.clock.sleep,
  });
/** What Polly was asked, and what it answered, oldest first. */
const asked = () =>
  world.journal.entries
    .filter(({ service }) => service === 'polly')
    .map(({ operation, outcome }) => `${operation} ${outcome}`);
const throttled = 'SynthesizeSpeech ThrottlingException';
const done = 'SynthesizeSpeech ok';

async function heardIn(prompt: SpokenPrompt): Promise<string> {
  const key = prompt.promptUri?.replace(`https://${BUCKET}.s3.us-east-1.amazonaws.com/`, '') ?? '';
  const object = Buffer.from((await s3.getObject(BUCKET, key))?.body ?? []);
  return heardText(readMarks(object.subarray(WAV_HEADER_BYTES)));
}

describe('renderPhrases', () => {
  it('renders each text once, without taking a stream, and names it', async () => {
    const texts = { greeting: 'Thanks for calling.', oneMoment: 'One moment.', help: 'How can I help you?' };

    const rendered = await render(texts);
    const again = await render(texts);

    expect(Object.keys(rendered).sort()).toEqual(['greeting', 'help', 'oneMoment']);
    expect(await heardIn(rendered.greeting)).toBe('Thanks for calling.');
    expect(again.greeting).toMatchObject({ rung: 'said-before', promptUri: rendered.greeting.promptUri });
    expect(asked()).toEqual([done, done, done]);
  });

  it('is never throttled by the default quotas, all phrases of a business at once', async () => {
    const texts = phraseTexts({ sayName: "Quillfeather's", emergency: { number: '911', words: [] } });

    const rendered = await render(texts);

    expect(new Set(Object.values(rendered).map(({ rung }) => rung))).not.toContain('say');
    expect(asked().length).toBeGreaterThan(8);
    expect(new Set(asked())).toEqual(new Set([done]));
  });

  it('asks again when calls have used up the quota', async () => {
    world.faults.add({ service: 'polly', operation: 'SynthesizeSpeech', kind: 'throttle', nth: [1, 2] });

    const { one } = await render({ one: 'This is asked for three times.' });

    expect(one.rung).toBe('synthesize');
    expect(asked()).toEqual([throttled, throttled, done]);
  });

  it('tries a phrase once more after another failure, of Polly or of S3', async () => {
    world.faults.add({ service: 'polly', operation: 'SynthesizeSpeech', kind: 'error', nth: 1 });
    const { one } = await render({ one: 'Polly fails with this once.' });
    world.faults.add({ service: 's3', operation: 'PutObject', kind: 'error', nth: [1, 2] });
    const { two } = await render({ two: 'S3 fails with this twice, which is one try of ours.' });

    expect([one.rung, two.rung]).toEqual(['synthesize', 'synthesize']);
    expect(asked()).toEqual(['SynthesizeSpeech ServiceFailureException', done, done, done]);
  });

  it('leaves to the voice of Connect what fails twice, and asks only once for what is refused', async () => {
    world.faults.add({ service: 'polly', operation: 'SynthesizeSpeech', kind: 'error', nth: [1, 2] });
    const broken = await render({ one: 'This is asked for twice.' });
    const texts = { one: 'A voice that is none is asked for once.' };
    const refused = await renderPhrases(
      texts,
      { ...environment, VOICE_ID: 'Kevin' },
      AbortSignal.timeout(20_000),
      {
        nowMs: world.clock.nowMs,
        sleep: world.clock.sleep,
      },
    );

    expect([broken.one.rung, refused.one.rung]).toEqual(['say', 'say']);
    const failed = 'SynthesizeSpeech ServiceFailureException';
    expect(asked()).toEqual([failed, failed, 'SynthesizeSpeech ValidationException']);
  });
});
