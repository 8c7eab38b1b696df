import { beforeAll, describe, expect, it } from 'vitest';
import { evaluation } from '../../bin/eval.ts';

interface Evaluated {
  readonly reader: string;
  readonly businesses: readonly {
    readonly knowledge: string;
    readonly score: { readonly passed: number; readonly failed: number; readonly unjudged: number };
    readonly results: readonly {
      readonly question: { readonly ask: string };
      readonly verdict: string;
    }[];
  }[];
}

let exitCode: number;
let evaluated: Evaluated;

beforeAll(async () => {
  const printed: string[] = [];
  exitCode = await evaluation(['--json'], { log: (text) => void printed.push(text), error: () => {} });
  evaluated = JSON.parse(printed.join('\n')) as Evaluated;
}, 120_000);

describe('the golden questions of the samples', () => {
  it('are all answered as they should be, or said to be unjudged', () => {
    const failed = evaluated.businesses.flatMap(({ knowledge, results }) =>
      results
        .filter(({ verdict }) => verdict === 'failed')
        .map(({ question }) => `${knowledge}: ${question.ask}`),
    );

    expect(failed).toEqual([]);
    expect(exitCode).toBe(0);
  });

  it('are at least sixty for the bike shop, and are there for each trade', () => {
    const judged = Object.fromEntries(
      evaluated.businesses.map(({ knowledge, score }) => [knowledge, score.passed]),
    );

    expect(judged['knowledge/business.md']).toBeGreaterThanOrEqual(60);
    for (const trade of ['dentist', 'repair-shop', 'restaurant']) {
      expect(judged[`knowledge/${trade}.md`]).toBeGreaterThanOrEqual(20);
    }
  });

  it('are said to be read by rules', () => expect(evaluated.reader).toBe('rules'));
});
