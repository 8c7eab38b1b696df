import { describe, expect, it } from 'vitest';
import { tone } from '../../../../simulator/connect/line/tone.ts';
import { flowAround, flowNamed } from '../flow-around.ts';
import { play, type RigOptions } from '../start-rig.ts';
import { wavOf } from '../wav-of.ts';

const errors = ['NoMatchingError'];
const sound = tone([500], 100);
const uri = 'https://prompts.s3.us-east-1.amazonaws.com/hello.wav';
const media = (Uri: string) => ({ Media: { Uri, SourceType: 'S3', MediaType: 'Audio' } });
const say = (parameters: unknown) => flowAround({ type: 'MessageParticipant', parameters, errors });
const objects = {
  'prompts/hello.wav': wavOf(sound),
  'prompts/pcm.wav': wavOf(sound, { tag: 1, bits: 16 }),
};

describe('MessageParticipant', () => {
  it.each<[string, unknown, Partial<RigOptions>]>([
    ['audio from S3', media(uri), {}],
    ['text', { Text: 'Hi' }, {}],
    ['text with a reference in it', { Text: 'Hi $.CustomerEndpoint.Address' }, {}],
    ['SSML', { SSML: '<speak>Hi<break time="100ms"/></speak>' }, {}],
    [
      'a prompt of the library',
      { PromptId: 'p1' },
      { prompts: [{ arn: 'arn:x/prompt/p1', wav: wavOf(sound) }] },
    ],
  ])('plays %s', async (_, parameters, more) => {
    const { last, call } = await play({ flow: say(parameters), objects, ...more });

    expect(last).toBe('ok');
    expect(call.timeline.some(({ kind }) => kind === 'tone')).toBe(true);
  });

  it.each<[string, unknown, Partial<RigOptions>]>([
    ['a file that is not there', media(uri.replace('hello', 'gone')), {}],
    ['linear PCM', media(uri.replace('hello', 'pcm')), {}],
    ['another address', media('https://example.com/hello.wav'), {}],
    ['a reference to nothing', media('$.Attributes.uri'), {}],
    ['$.External where it is not resolved', media('$.External.uri'), { switches: { externalInUri: 'bad' } }],
    ['text from a reference to nothing', { Text: '$.External.text' }, {}],
    ['text that is too long', { Text: 'a'.repeat(3_001) }, {}],
    ['SSML that is not well formed', { SSML: '<speak>Hi' }, {}],
    ['a prompt that the library has not', { PromptId: 'p1' }, {}],
    ['a fault', media(uri), { faultsPut: [{ service: 'connect', operation: 'PlayPrompt', kind: 'error' }] }],
  ])('takes the error branch for %s, and nothing is heard', async (_, parameters, more) => {
    const { last, call } = await play({ flow: say(parameters), objects, ...more });

    expect(last).toBe('NoMatchingError');
    expect(call.timeline.every(({ kind }) => kind === 'silence')).toBe(true);
  });

  it('plays the bytes of the file for as long as they last', async () => {
    const { call } = await play({ flow: say(media(uri)), objects });

    const [heard] = call.timeline.filter(({ kind }) => kind === 'tone');
    const { agent } = call.recording();
    const from = ((heard?.startMs ?? 0) - call.startMs) * 8;
    expect((heard?.endMs ?? 0) - (heard?.startMs ?? 0)).toBe(100);
    expect(agent.slice(from, from + 800)).toEqual(sound);
    expect(heard?.actionIdentifier).toBe('a0');
  });

  it('resolves $.External in an address where that works', async () => {
    const flow = flowAround(
      {
        type: 'InvokeLambdaFunction',
        parameters: {
          LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:next-step',
          InvocationTimeLimitSeconds: '8',
        },
        errors,
      },
      { type: 'MessageParticipant', parameters: media('$.External.promptUri'), errors },
    );

    const { last } = await play({
      flow,
      objects,
      lambda: async () => ({ statusCode: 200, payload: { promptUri: uri } }),
    });

    expect(last).toBe('ok');
  });

  it.each([
    ['good', 100],
    ['bad', 400],
  ] as const)('with promptStart %s an S3 prompt starts after %s ms', async (promptStart, delayMs) => {
    const world = { delaysMs: { 'connect.prompt-start': 100 } };

    const { rig, call } = await play({ flow: say(media(uri)), objects, world, switches: { promptStart } });

    const heard = call.timeline.find(({ kind }) => kind === 'tone');
    expect((heard?.startMs ?? 0) - call.startMs).toBeGreaterThanOrEqual(delayMs);
    expect(rig.world.journal.entries).toContainEqual(
      expect.objectContaining({ operation: 'PlayPrompt', injectedMs: delayMs }),
    );
  });

  it('adds the delay of a slow fault and notes it as injected', async () => {
    const { rig, call, last } = await play({
      flow: say(media(uri)),
      objects,
      faultsPut: [{ service: 'connect', operation: 'PlayPrompt', kind: 'slow', delayMs: 400 }],
    });

    const heard = call.timeline.find(({ kind }) => kind === 'tone');
    expect(last).toBe('ok');
    expect((heard?.startMs ?? 0) - call.startMs).toBeGreaterThanOrEqual(400);
    expect(rig.world.journal.entries).toContainEqual(
      expect.objectContaining({
        operation: 'PlayPrompt',
        injectedMs: 400,
        resource: 'prompts/hello.wav',
        outcome: 'ok',
      }),
    );
  });

  it('plays no audio from S3 in a queue flow', async () => {
    const queueFlow = flowNamed('queue', say(media(uri)), 'CUSTOMER_QUEUE');
    const flow = flowAround(
      {
        type: 'UpdateContactEventHooks',
        parameters: { EventHooks: { CustomerQueue: queueFlow.arn } },
        errors,
      },
      { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'desk' }, errors },
      { type: 'TransferContactToQueue', errors: ['QueueAtCapacity', ...errors] },
    );

    const { call } = await play({
      flow,
      objects,
      more: [queueFlow],
      queues: [{ arn: 'arn:x/queue/desk', name: 'Desk' }],
    });

    expect(call.trace).toContainEqual(
      expect.objectContaining({
        flow: 'queue',
        identifier: 'a0',
        outcome: expect.stringContaining('no audio from S3'),
      }),
    );
  });

  it('ends the contact, silently, where an error has no branch', async () => {
    const { end, call } = await play({
      flow: flowAround({ type: 'MessageParticipant', parameters: media(uri) }),
    });

    expect(end).toMatchObject({
      reason: 'flow-error',
      problem: expect.stringContaining('"a0" has no branch'),
    });
    expect(call.timeline.every(({ kind }) => kind === 'silence')).toBe(true);
  });
});
