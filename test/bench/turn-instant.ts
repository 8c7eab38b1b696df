import { randomUUID } from 'node:crypto';
import type { CallHandle } from '../../lambdas/call/call-handle.ts';
import { openCall } from '../../lambdas/call/call-handle.ts';
import { createCall } from '../../lambdas/call/call-store.ts';
import { holdParts } from '../../lambdas/call/hold-parts.ts';
import { answerAsk } from '../../lambdas/call/steps/answer-ask.ts';
import { wallTime } from '../../lambdas/call/timekeeping.ts';
import { converse } from '../../lambdas/call/turns/conversation.ts';
import { callItem } from '../call/call-item-fixture.ts';
import { isOfAsk, recordRequests, sendBare, withoutDoubles } from './bare-requests.ts';
import { manyServicesFile, serviceQuestion } from './many-services.ts';
import { median, quantile } from './quantile.ts';
import { startServices } from './start-services.ts';

export interface InstantFigures {
  /** The product's turn over the same requests sent bare, in sequence. */
  readonly p50Ratio: number;
  readonly p95Ratio: number;
  /** From the locked turn to its step issued. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Median of turns 291–300 over median of turns 6–15. */
  readonly lateEarlyRatio: number;
}

const TURNS = 300;
/** No turn takes longer, unless it hangs. */
const LIMIT_MS = 90_000;

/**
 * Locked turns of one long call fed into the conversation as an orchestrator makes it, behind the real clients, all
 * services at once. After each turn the requests that it needed up to the issue are sent again, bare: product and
 * bare runs take turns, so that the machine's moods hit both alike. Every turn asks for another service, so that
 * no answer has been said before.
 */
export async function turnInstantBench(): Promise<InstantFigures> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const services = await startServices(manyServicesFile);
  try {
    const { product, bare } = await takeTurns(services.environment, signal);
    return {
      p50Ratio: median(product) / median(bare),
      p95Ratio: quantile(product, 0.95) / quantile(bare, 0.95),
      p50Ms: median(product),
      p95Ms: quantile(product, 0.95),
      lateEarlyRatio: median(product.slice(290, 300)) / median(product.slice(5, 15)),
    };
  } finally {
    await services.close();
  }
}

async function takeTurns(
  environment: Parameters<typeof holdParts>[0],
  signal: AbortSignal,
): Promise<{ product: number[]; bare: number[] }> {
  const table = environment.CALLS_TABLE;
  const lease = { holder: 'bench', epoch: 1, untilMs: Date.now() + 10 * LIMIT_MS };
  const first = callItem({ contactId: randomUUID(), lease });
  await createCall(table, first, signal);
  await createCall(table, { ...first, contactId: beside(first.contactId) }, signal);

  let written = () => {};
  let settled = () => {};
  const held = openCall(table, first);
  const call: CallHandle = {
    ...held,
    async write(...args) {
      const steps = await held.write(...args);
      written();
      return steps;
    },
  };
  const parts = await holdParts(environment).open(call, signal);
  const conversation = converse(
    {
      ...parts,
      async store(turn, heard) {
        await parts.store(turn, heard);
        settled();
      },
    },
    signal,
  );
  const ask = (after: number) =>
    answerAsk(
      { contactId: first.contactId, after },
      { table, orchestrator: environment.ORCHESTRATOR_FUNCTION, waitMs: 0, begin: async () => first },
      wallTime,
      signal,
    );

  const requests = await recordRequests();
  const figures: { product: number[]; bare: number[] } = { product: [], bare: [] };
  let after = first.issued;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const stepWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const turnSettled = new Promise<void>((resolve) => {
      settled = resolve;
    });
    // As the first sound of the turn does: the item as it stands, so that what was played counts as heard.
    await conversation.hear({ type: 'speech-started', atMs: Date.now() });
    requests.take();

    const fromMs = performance.now();
    await conversation.hear(lockedTurn(serviceQuestion(turn)));
    // The flow's own ask would be waiting, and read every 25 ms: that quantum is no work of ours. So the ask, a
    // real one, is made the moment the step is written, and what it takes to answer it counts.
    await untilAborted(stepWritten, signal);
    const thought = requests.take();
    const issued = await ask(after);
    figures.product.push(performance.now() - fromMs);

    // What the turn does beside the ask (its record, its state) is on nobody's way and not sent bare.
    const asking = requests.take().filter(isOfAsk);
    if (issued.text === undefined || issued.do !== 'play') {
      throw new Error(
        `Turn ${turn + 1} was answered with "${issued.do}: ${issued.text}", not with a prompt. Look at its question.`,
      );
    }
    if (!thought.some(({ command }) => command === 'PutObjectCommand')) {
      throw new Error(
        `The reply to turn ${turn + 1} had been said before. Take questions with other answers.`,
      );
    }
    await untilAborted(turnSettled, signal);
    for (let given = issued; given.do === 'play'; given = await ask(after)) after = Number(given.step);

    const bareFromMs = performance.now();
    await sendBare([...withoutDoubles(thought), ...asking], issued.text, {
      pk: `CALL#${beside(first.contactId)}`,
      sk: 'CALL',
    });
    figures.bare.push(performance.now() - bareFromMs);
  }
  await conversation.finish();
  return figures;
}

const beside = (contactId: string): string => `${contactId}-bare`;

function lockedTurn(text: string) {
  const lockedAtMs = Date.now();
  return {
    type: 'turn',
    text,
    speechStartMs: lockedAtMs - 2_000,
    speechEndMs: lockedAtMs - 500,
    lockedAtMs,
    drafts: [text],
    interrupted: false,
  } as const;
}

function untilAborted(done: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void done.then(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
