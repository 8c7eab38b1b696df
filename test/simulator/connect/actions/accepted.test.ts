import { describe, expect, it } from 'vitest';
import { flowAround } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const errors = ['NoMatchingError'];

describe('actions whose effect lies elsewhere', () => {
  it.each([
    [
      'UpdateContactTextToSpeechVoice',
      { TextToSpeechVoice: 'Ruth', TextToSpeechEngine: 'Generative' },
      errors,
    ],
    ['UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, []],
    [
      'UpdateContactRecordingBehavior',
      { RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' } },
      [],
    ],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      { VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: ['Customer'] } } },
      ['NoMatchingError', 'ChannelMismatch'],
    ],
    ['UpdateContactRoutingBehavior', { QueuePriority: '1' }, []],
    ['TagContact', { Tags: { outcome: 'booked' } }, errors],
    ['UntagContact', { TagKeys: ['outcome'] }, errors],
    [
      'UpdateContactCallbackNumber',
      { CallbackNumber: '+12065550142' },
      ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
    ],
  ])('%s is taken', async (type, parameters, declared) => {
    expect((await play({ flow: flowAround({ type, parameters, errors: declared }) })).last).toBe('ok');
  });

  it.each([
    [
      'UpdateContactTextToSpeechVoice',
      { TextToSpeechVoice: '$.Attributes.voice' },
      errors,
      'NoMatchingError',
    ],
    ['TagContact', { Tags: { outcome: '$.Attributes.none' } }, errors, 'NoMatchingError'],
    [
      'UpdateContactEventHooks',
      { EventHooks: { CustomerQueue: 'arn:x/contact-flow/gone' } },
      errors,
      'NoMatchingError',
    ],
    [
      'UpdateContactCallbackNumber',
      { CallbackNumber: '555' },
      ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
      'InvalidCallbackNumber',
    ],
    [
      'CreateCallbackContact',
      { InitialCallDelaySeconds: '0', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
      errors,
      'NoMatchingError',
    ],
  ])('%s takes its error branch', async (type, parameters, declared, expected) => {
    expect((await play({ flow: flowAround({ type, parameters, errors: declared }) })).last).toBe(expected);
  });

  it('takes a callback for the queue that was set', async () => {
    const flow = flowAround(
      { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'desk' }, errors },
      {
        type: 'CreateCallbackContact',
        parameters: {
          InitialCallDelaySeconds: '0',
          MaximumConnectionAttempts: '1',
          RetryDelaySeconds: '600',
        },
        errors,
      },
    );

    expect((await play({ flow, queues: [{ arn: 'arn:x/queue/desk', name: 'Desk' }] })).last).toBe('ok');
  });

  it('EndFlowModuleExecution and EndFlowExecution are no ends of an inbound flow', async () => {
    const flow = flowAround({
      type: 'UpdateFlowLoggingBehavior',
      parameters: { FlowLoggingBehavior: 'Enabled' },
    });

    for (const type of ['EndFlowModuleExecution', 'EndFlowExecution']) {
      await expect(play({ flow: flow.replaceAll('DisconnectParticipant', type) })).rejects.toThrow(
        'not supported in a flow of type',
      );
    }
  });
});
