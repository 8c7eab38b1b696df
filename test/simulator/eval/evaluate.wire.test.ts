import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { businessTable, scoreOf, scoreText } from '../../../lambdas/review/golden/eval-report.ts';
import { evaluate } from '../../../simulator/eval/evaluate.ts';

const folder = fileURLToPath(new URL('../../../knowledge/questions/', import.meta.url));
const signal = AbortSignal.timeout(25_000);
const questions = (text: string) => ({ file: `${folder}own.yaml`, text });

describe('evaluate', () => {
  it('shows in table and score what fails, and where it was lost', async () => {
    const own = `now: 2026-11-20 10:15
questions:
  - { ask: How much is a flat tire repair?, says: $26 }
  - { ask: How much is a flat tire repair?, says: $25 }
  - { ask: the air keeps going out, needs: language-model, says: $25 }`;
    const file = { questions: questions(own), knowledge: `${folder}../business.md` };
    const all = await evaluate([file], { live: false }, signal);

    const results = all.flatMap((business) => business.results);
    expect(results.map(({ verdict }) => verdict)).toEqual(['failed', 'passed', 'unjudged']);
    expect(scoreOf(results)).toEqual({ passed: 1, failed: 1, unjudged: 1, share: 0.5 });
    expect(scoreText(all)).toContain('1 of 2 judged questions passed (50 %); 1 not judged');
    const table = all.map(businessTable).join();
    expect(table).toContain('✗ How much is a flat tire repair?');
    expect(table).toContain('does not say "$26" (it was not found)');
  });

  it.each([
    ['questions: []', 'own.yaml:1:12 questions: Write at least one question.'],
    ['knowledge: nowhere.md\nquestions: [{ ask: hi, tool: code }]', 'nowhere.md: cannot be read (ENOENT)'],
    ['questions: [{ ask: hi, tool: code }]', 'it names no knowledge file'],
  ])('asks nothing of files that cannot be used: %s', async (text, message) => {
    await expect(evaluate([{ questions: questions(text) }], { live: false }, signal)).rejects.toThrow(
      message,
    );
  });
});
