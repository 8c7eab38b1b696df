import type { ConversationRecord } from '../../lambdas/record/conversation-record.ts';
import type { Scenario } from './scenario.ts';

/**
 * Everything in which the end of the last call is not as expected, one sentence each.
 * @param orchestrators how many held that call, one after the other
 */
export function unmetState(
  scenario: Scenario,
  record: ConversationRecord | undefined,
  orchestrators: number,
): readonly string[] {
  const unmet: string[] = [];
  const differs = (what: string, expected: unknown, found: unknown): void => {
    if (expected !== undefined && JSON.stringify(expected) !== JSON.stringify(found)) {
      unmet.push(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
    }
  };
  differs('outcome', scenario.outcome, record?.outcome?.kind);
  const expected = scenario.expect_state;
  if (expected === undefined) return unmet;
  const said = record?.turns.flatMap((turn) => turn.said) ?? [];
  differs('expect_state.turns', expected.turns, record?.turns.length);
  differs('expect_state.reason', expected.reason, record?.outcome?.reason);
  differs(
    'expect_state.handledBy',
    expected.handledBy,
    record?.turns.map((turn) => turn.handledBy),
  );
  for (const rung of expected.rungs ?? []) {
    if (!said.some((one) => one.rung === rung)) {
      unmet.push(
        `expect_state.rungs: nothing was said on rung ${rung}; said on ${said.map((one) => one.rung).join(', ') || 'none'}`,
      );
    }
  }
  differs('expect_state.orchestrators', expected.orchestrators, orchestrators);
  return unmet;
}
