import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { converseHedged } from '../../lambdas/model/converse-hedged.ts';
import type { ConverseRequest } from '../../lambdas/model/converse-request.ts';
import { noUse } from '../../lambdas/model/model-use.ts';
import { endThrottlePause, isThrottlePause } from '../../lambdas/model/throttle-pause.ts';
import { AwsError } from '../../simulator/wire/aws-error.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { type ScriptedBedrock, startScriptedBedrock, toolReply } from './scripted-bedrock.ts';

const request: ConverseRequest = {
  modelId: 'model',
  hedge: { modelId: 'second-model' },
  system: ['Rules.'],
  messages: [{ role: 'user', text: 'Bye.' }],
  tools: [{ name: 'end_call', description: 'Ends.', schema: { type: 'object', properties: {} } }],
  strict: false,
};
const never = new AbortController().signal;
const atOnce = {
  firstTokenDeadlineMs: 5_000,
  hedgedFirstTokenDeadlineMs: 5_000,
  totalDeadlineMs: 5_000,
  hedgeAfterMs: 0,
};
const muchLater = { ...atOnce, hedgeAfterMs: 60_000 };

let bedrock: ScriptedBedrock;
beforeAll(async () => {
  bedrock = await startScriptedBedrock(quietWorld());
});
afterAll(() => bedrock.close());
afterEach(endThrottlePause);

type Behaviour = 'replies' | 'hangs' | 'is throttled' | 'breaks';

/** How the nth request behaves; the reason codes of the replies tell which one was read. */
function script(...behaviours: readonly Behaviour[]): { sent(): number } {
  let nth = 0;
  bedrock.script.reply = (_, signal) => {
    const own = nth++;
    const behaviour = behaviours[own] ?? 'replies';
    if (behaviour === 'is throttled')
      throw new AwsError('ThrottlingException', 'Too many requests.', { status: 429 });
    if (behaviour === 'breaks') throw new AwsError('InternalServerException', 'Broken.', { status: 500 });
    if (behaviour === 'hangs') return hang(signal);
    return toolReply('end_call', { reason_code: `reply-${own}` });
  };
  return { sent: () => nth };
}

async function* hang(signal: AbortSignal): AsyncGenerator<never> {
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

async function read(options: typeof atOnce, signal = never): Promise<string> {
  let told = '';
  for await (const event of converseHedged(request, signal, options)) {
    if (event.type === 'tool-arguments') told += event.delta;
  }
  return told;
}

describe('converseHedged', () => {
  it('reads the request that begins to reply, whichever it is', async () => {
    script('hangs', 'replies');
    await expect(read(atOnce)).resolves.toContain('reply-1');
    script('replies', 'hangs');
    await expect(read(atOnce)).resolves.toContain('reply-0');
  });

  it('asks the second model beside the first', async () => {
    script('hangs', 'replies');
    const before = bedrock.requests.length;
    await read(atOnce);
    const asked = bedrock.requests.slice(before).map(({ modelId }) => modelId);
    expect(asked.sort()).toEqual(['model', 'second-model']);
  });

  it('cancels the one that has not begun when the other has ended', async () => {
    let cancelled: Promise<unknown> | undefined;
    let nth = 0;
    bedrock.script.reply = (_, signal) => {
      if (nth++ > 0) return toolReply('end_call', { reason_code: 'goodbye' });
      cancelled = new Promise((resolve) => signal.addEventListener('abort', resolve));
      return hang(signal);
    };
    await read(atOnce);
    await cancelled;
  });

  it('counts both requests', async () => {
    script('hangs', 'replies');
    const use = noUse();
    for await (const _ of converseHedged({ ...request, use }, never, atOnce));
    expect(use).toEqual({ requests: 2, inputTokens: 900, outputTokens: 40 });
  });

  it('gives both up at their deadline', async () => {
    bedrock.script.reply = (_, signal) => hang(signal);
    const reading = read({ ...atOnce, hedgedFirstTokenDeadlineMs: 40 });
    await expect(reading).rejects.toMatchObject({ name: 'ModelError', failure: 'deadline' });
  });

  it('sends no second before the caller waits', async () => {
    const sent = script('hangs', 'replies');
    let begin = () => {};
    const waited = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const reading = converseHedged(request, never, atOnce, waited).next();
    await expect.poll(sent.sent).toBe(1);
    begin();
    await expect(reading).resolves.toMatchObject({ value: { type: 'first-token' } });
    expect(sent.sent()).toBe(2);
  });

  it('sends the second when the first fails, however early', async () => {
    const sent = script('breaks', 'replies');
    await expect(read(muchLater)).resolves.toContain('reply-1');
    expect(sent.sent()).toBe(2);
  });

  it('sends one only while that one is fast enough', async () => {
    const sent = script('replies');
    await expect(read(muchLater)).resolves.toContain('reply-0');
    expect(sent.sent()).toBe(1);
  });

  it('fails as the first did when both fail', async () => {
    script('breaks', 'is throttled');
    await expect(read(atOnce)).rejects.toMatchObject({ name: 'ModelError', failure: 'unavailable' });
  });

  it('asks once only for a minute after a throttle', async () => {
    script('is throttled', 'replies');
    await expect(read(atOnce)).resolves.toContain('reply-1');
    expect(isThrottlePause(Date.now())).toBe(true);
    expect(isThrottlePause(Date.now() + 60_000)).toBe(false);

    const sent = script('replies', 'replies');
    await expect(read(atOnce)).resolves.toContain('reply-0');
    expect(sent.sent()).toBe(1);
  });

  it('ends both with the signal’s own reason', async () => {
    const sent = script('hangs', 'hangs');
    const turn = new AbortController();
    const reading = read(atOnce, turn.signal);
    await expect.poll(sent.sent).toBe(2);
    turn.abort(new Error('barge-in'));
    await expect(reading).rejects.toThrow('barge-in');
  });
});
