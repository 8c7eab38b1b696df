import { describe, expect, it } from 'vitest';
import { agentsOf } from '../../../simulator/scenario/agents-of.ts';
import { parseScenario } from '../../../simulator/scenario/parse-scenario.ts';
import { peopleOf } from '../../../simulator/scenario/people-of.ts';

const scenario = (more: string) =>
  `name: x\nnow: 2026-11-23T10:00:00-08:00\nturns:\n  - says: Hello\n${more}\n`;
const parse = (more: string) => parseScenario(scenario(more), 'x.yaml');

describe('agents', () => {
  it('are offered contacts in their order; none are logged in where none are named', () => {
    const scripted = parse(
      'agents: { Ann: rejects, Bob: { answers_after_ms: 4000, available_after_ms: 1000 }, Cy: rings_out }',
    );

    expect(agentsOf(scripted)).toEqual([
      { name: 'Ann', does: 'rejects' },
      { name: 'Bob', does: 'answers', afterMs: 4_000, availableAfterMs: 1_000 },
      { name: 'Cy', does: 'rings-out' },
    ]);
    expect(agentsOf(parse('agents: {}'))).toEqual([]);
    expect(agentsOf(parse('speed: 2'))).toBeUndefined();
    expect(() => parse('agents: { Ann: { sleeps: 1 } }')).toThrow('agents.Ann.sleeps: unknown key');
  });
});

describe('people', () => {
  it('are told apart by number, and by the call', () => {
    const people = peopleOf(
      parse(`people:
  "+12065550111": rings_out
  "+12065550112": { answers_after_ms: 3000, drops_after_ms: 20000, says: Front desk }
  "+12065550113": [busy, { mailbox_after_ms: 9000 }, { rejects_after_ms: 500 }]`),
    );

    expect([...people]).toEqual([
      ['+12065550111', [{ does: 'rings-out' }]],
      ['+12065550112', [{ does: 'answers', afterMs: 3_000, dropsAfterMs: 20_000, says: 'Front desk' }]],
      [
        '+12065550113',
        [{ does: 'busy' }, { does: 'mailbox', afterMs: 9_000 }, { does: 'rejects', afterMs: 500 }],
      ],
    ]);
  });

  it.each([
    [
      'an unknown key',
      '"+12065550111": { answers_after: 3000 }',
      'x.yaml:6:36: people.+12065550111.answers_after: unknown key',
    ],
    [
      'an unknown key in a list',
      '"+12065550111": [busy, { busy_for_ms: 1 }]',
      'x.yaml:6:41: people.+12065550111.1.busy_for_ms',
    ],
    [
      'two ways at once',
      '"+12065550111": { busy_after_ms: 1, fails_after_ms: 1 }',
      'exactly one of answers_after_ms',
    ],
    ['a word that is none', '"+12065550111": sleeps', 'x.yaml:6:19: people.+12065550111: '],
    ['no number', 'Ann: busy', 'a number in E.164'],
  ])('are refused with their line: %s', (_, line, message) => {
    expect(() => parse(`people:\n  ${line}`)).toThrow(message);
  });
});
