import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { businessTable, scoreOf, scoreText } from '../../../lambdas/review/golden/eval-report.ts';
import { evaluate } from '../../../simulator/eval/evaluate.ts';

const folder = fileURLToPath(new URL('../../../knowledge/questions/', import.meta.url));
const signal = AbortSignal.timeout(25_000);

const own = (questions: string) => ({
  questions: { file: `${folder}own.yaml`, text: questions },
  knowledge: `${folder}../business.md`,
});

describe('evaluate', () => {
  it('passes every golden question of the samples that rules can be held to', async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const files = names.map((name) => ({
      questions: { file: `${folder}${name}`, text: readFileSync(`${folder}${name}`, 'utf8') },
    }));
    // One that cannot pass goes with them: the score has to show it.
    const wrong = own('questions: [{ ask: How much is a flat tire repair?, says: $26 }]');
    const all = await evaluate([...files, wrong], { live: false }, signal);

    const samples = all.slice(0, -1);
    const failed = samples.flatMap(({ results }) => results.filter(({ verdict }) => verdict === 'failed'));
    expect(failed.map(({ question, wrong }) => [question.ask, ...wrong])).toEqual([]);
    expect(samples.map(({ business }) => business)).toContain('Cascade Cycle Works');
    for (const { knowledge, results } of samples) {
      expect(results.length).toBeGreaterThanOrEqual(knowledge.endsWith('business.md') ? 60 : 1);
    }

    expect(all.at(-1)?.results).toMatchObject([{ verdict: 'failed' }]);
    const score = scoreOf(all.flatMap(({ results }) => results));
    expect(score.failed).toBe(1);
    expect(score.share).toBeLessThan(1);
    expect(scoreText(all)).toContain(`${score.passed} of ${score.passed + 1} judged questions passed`);
    const [table] = all.slice(-1).map(businessTable);
    expect(table).toContain('✗ How much is a flat tire repair?');
    expect(table).toContain('does not say "$26" (it was not found)');
  });

  it.each([
    ['questions: []', 'own.yaml:1:12 questions: Write at least one question.'],
    ['knowledge: nowhere.md\nquestions: [{ ask: hi, tool: code }]', 'nowhere.md: cannot be read (ENOENT)'],
    ['questions: [{ ask: hi, tool: code }]', 'it names no knowledge file'],
  ])('asks nothing of files that cannot be used: %s', async (text, message) => {
    const file = { questions: { file: `${folder}own.yaml`, text } };
    await expect(evaluate([file], { live: false }, signal)).rejects.toThrow(message);
  });
});
