import { describe, expect, it } from 'vitest';
import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { JournalEntry } from '../../simulator/journal.ts';
import { overheadMs, type TurnEvidence } from './turn-overhead.ts';

const lockedAtMs = 100_000;
const request = (
  operation: string,
  fromMs: number,
  toMs: number,
  delays: readonly (readonly [stage: string, ms: number])[],
): JournalEntry => ({
  service: 'bedrock',
  operation,
  atMs: lockedAtMs + fromMs,
  doneAtMs: lockedAtMs + toMs,
  injectedMs: delays.reduce((sum, [, ms]) => sum + ms, 0),
  delays: delays.map(([stage, ms]) => ({ stage, ms })),
  outcome: 'ok',
});

/** A turn in which nothing took longer than what was put in. */
const evidence: TurnEvidence = {
  record: {
    lockedAtMs,
    stages: {
      thoughtMs: 0,
      retrievedMs: 60,
      firstTokenMs: 460,
      sentenceMs: 610,
      firstAudioMs: 810,
      audioMs: 910,
      storedMs: 1_000,
      writtenMs: 1_006,
    },
  } as TurnRecord,
  requests: [
    request('InvokeModel', 0, 60, [['bedrock.embed', 60]]),
    request('ConverseStream', 60, 700, [
      ['bedrock.first-token', 400],
      ['bedrock.per-token', 50],
      ['bedrock.per-token', 100],
      ['bedrock.per-token', 90],
    ]),
    request('StartSpeechSynthesisStream', 60, 910, [
      ['net.connect', 40],
      ['polly.stream-first-audio', 200],
      ['polly.audio-rate', 60],
      ['polly.audio-rate', 40],
    ]),
    request('PutObject', 910, 1_000, [['s3.put', 90]]),
    request('UpdateItem', 1_000, 1_006, [['dynamodb.put', 6]]),
    request('GetItem', 1_006, 1_010, [['dynamodb.get', 4]]),
    request('InvokeLambdaFunction', -500, 1_010, [['connect.lambda-invoke', 30]]),
    request('PlayPrompt', 1_010, 1_130, [['connect.prompt-start', 120]]),
  ],
  wordsAtMs: lockedAtMs,
  soundAtMs: lockedAtMs + 1_130,
};

describe('overheadMs', () => {
  it('is nothing where every stage takes what was put into its request', () => {
    expect(overheadMs(evidence)).toBe(0);
  });

  it('is what the stages take beyond that, summed', () => {
    const late = (entry: JournalEntry): JournalEntry =>
      entry.operation === 'PlayPrompt' ? { ...entry, doneAtMs: lockedAtMs + 1_155 } : entry;

    const measured = overheadMs({
      ...evidence,
      requests: evidence.requests.map(late),
      wordsAtMs: lockedAtMs - 15,
      soundAtMs: lockedAtMs + 1_155,
    });

    expect(measured).toBe(40);
  });

  it('does not count what a stall phrase puts the reply off by', () => {
    const ask = request('InvokeLambdaFunction', 2_000, 2_040, [['connect.lambda-invoke', 30]]);
    const put = request('PlayPrompt', 2_040, 2_160, [['connect.prompt-start', 120]]);
    const requests = [...evidence.requests.slice(0, -1), ask, put];

    const measured = overheadMs({ ...evidence, requests, soundAtMs: lockedAtMs + 2_160 });

    expect(measured).toBeLessThan(60);
  });

  it('counts the request that was used of two that were asked at once', () => {
    const slower = [
      request('ConverseStream', 60, 1_200, [
        ['bedrock.first-token', 900],
        ['bedrock.per-token', 50],
      ]),
      request('SynthesizeSpeech', 610, 1_300, [['polly.synthesize', 690]]),
    ];

    expect(overheadMs({ ...evidence, requests: [...slower, ...evidence.requests] })).toBe(0);
  });

  it('takes the whole sound of SynthesizeSpeech where it was the faster', () => {
    const stream = (entry: JournalEntry): JournalEntry =>
      entry.operation === 'StartSpeechSynthesisStream' ? { ...entry, outcome: 'client-gone' } : entry;
    const faster = request('SynthesizeSpeech', 610, 905, [['polly.synthesize', 290]]);

    const measured = overheadMs({ ...evidence, requests: [...evidence.requests.map(stream), faster] });

    expect(measured).toBe(10);
  });

  it('counts only the rest of a search that began before the thought', () => {
    const ahead = (entry: JournalEntry): JournalEntry =>
      entry.operation === 'InvokeModel'
        ? { ...entry, atMs: lockedAtMs - 40, doneAtMs: lockedAtMs + 20 }
        : entry;
    const stages = { ...evidence.record.stages, retrievedMs: 20, firstTokenMs: 460 };
    const begun = (entry: JournalEntry): JournalEntry =>
      entry.operation === 'ConverseStream' ? { ...entry, atMs: lockedAtMs + 20 } : entry;

    const measured = overheadMs({
      ...evidence,
      record: { ...evidence.record, stages },
      requests: evidence.requests.map(ahead).map(begun),
    });

    expect(measured).toBe(40);
  });

  it('counts only the rest of a sound that was rehearsed', () => {
    const rehearsed = request('SynthesizeSpeech', 460, 710, [['polly.synthesize', 250]]);
    const stored = request('PutObject', 712, 802, [['s3.put', 90]]);
    const others = evidence.requests.filter(
      ({ operation }) => operation !== 'PutObject' && operation !== 'StartSpeechSynthesisStream',
    );
    const stages = { ...evidence.record.stages, firstAudioMs: 710, audioMs: 710, storedMs: 802 };

    const measured = overheadMs({
      ...evidence,
      record: { ...evidence.record, stages: { ...stages, writtenMs: 1_006 } },
      requests: [...others, rehearsed, stored],
    });

    // Between the sound and its storing 2; between that and the write, which took 6, 204.
    expect(measured).toBe(2 + 198);
  });

  it('knows nothing of a turn that was not synthesised', () => {
    const { audioMs: _, ...stages } = evidence.record.stages;
    expect(overheadMs({ ...evidence, record: { ...evidence.record, stages } })).toBeUndefined();
  });
});
