import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import { type Scenario, scenarioSchema } from './scenario.ts';

/** Everything that is wrong with a scenario file, one line each: `file:line:column: what`. */
export class ScenarioProblems extends Error {
  override readonly name = 'ScenarioProblems';
}

/** Reads a scenario. Throws `ScenarioProblems` with every problem at once. */
export function parseScenario(text: string, file: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new ScenarioProblems(
      document.errors.map((error) => `${at(error.pos[0])}: ${error.message}`).join('\n'),
    );
  }
  const parsed = scenarioSchema.safeParse(document.toJS(), { error: en().localeError });
  const problems = parsed.success ? timedWithSpeed(parsed.data) : parsed.error.issues.flatMap(describe);
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new ScenarioProblems(
    problems
      .map(({ path, what }) => {
        return `${at(offsetOf(document, path))}: ${path.length === 0 ? '' : `${path.join('.')}: `}${what}`;
      })
      .join('\n'),
  );
}

function timedWithSpeed({ speed = 1, steps, turns }: Scenario): readonly Described[] {
  if (speed === 1) return [];
  const calls = steps?.flatMap(({ call }, nth) =>
    call === undefined ? [] : [{ turns: call.turns, path: ['steps', nth, 'call'] }],
  );
  return (calls ?? [{ turns: turns ?? [], path: [] }]).flatMap((call) =>
    call.turns.flatMap((turn, nth) =>
      turn.expect?.within_ms === undefined
        ? []
        : [
            {
              path: [...call.path, 'turns', nth, 'expect', 'within_ms'],
              what: 'it is measured in real time; take it away, or speed.',
            },
          ],
    ),
  );
}

interface Described {
  readonly path: readonly PropertyKey[];
  readonly what: string;
}

function describe(issue: z.core.$ZodIssue): readonly Described[] {
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((issues) => issues.length > 0 && !issues.some(isOfAnotherKind));
    if (meant !== undefined) {
      return meant.flatMap((one) => describe({ ...one, path: [...issue.path, ...one.path] }));
    }
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      what: 'unknown key. Take it away, or see simulator/scenario/scenario.ts for those that exist.',
    }));
  }
  if (issue.code === 'invalid_key')
    return issue.issues.map(({ message }) => ({ path: issue.path, what: message }));
  return [{ path: issue.path, what: issue.message }];
}

/** The value is not what this member of a union is about: a word instead of an object, an object instead of a list. */
function isOfAnotherKind({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** Where the value stands, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) return node.range[0];
  }
  return 0;
}
