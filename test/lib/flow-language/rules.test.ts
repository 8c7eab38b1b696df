import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../lib/flow-language/find-problems.ts';
import type { rules } from '../../../lib/flow-language/rules.ts';
import { actionCases } from './cases/action-cases.ts';
import { parameterCases } from './cases/parameter-cases.ts';
import type { RuleCase } from './cases/rule-case.ts';
import { structureCases } from './cases/structure-cases.ts';

// A rule without a pair of cases does not compile.
const cases: Readonly<Record<keyof typeof rules, RuleCase>> = {
  ...structureCases,
  ...parameterCases,
  ...actionCases,
};

describe.each(Object.entries(cases))('rule %s', (rule, { good, bad }) => {
  it.each(good.map((judged, n) => [n, judged] as const))('lets flow %i pass', (_, { flow, options }) => {
    expect(findProblems(flow, options)).toEqual([]);
    expect(findProblems(JSON.stringify(flow), options)).toEqual([]);
  });

  it.each(bad.map((judged) => [judged.path, judged] as const))('finds %s', (path, { flow, options }) => {
    const found = findProblems(flow, options).filter((problem) => problem.rule === rule);

    expect(found.map((problem) => problem.where.path)).toContain(path);
    for (const { message, remedy } of found) {
      expect(message).toMatch(/\S[.:)]$/);
      expect(remedy).toMatch(/\S[.?]$/);
    }
  });
});
