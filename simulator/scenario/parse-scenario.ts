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
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new ScenarioProblems(
      document.errors.map((error) => `${at(error.pos[0])}: ${firstLine(error.message)}`).join('\n'),
    );
  }
  const parsed = scenarioSchema.safeParse(document.toJS(), { error: en().localeError });
  if (parsed.success) return checkTogether(parsed.data, file);
  const problems = parsed.error.issues
    .flatMap((issue) => describe(issue))
    .map(({ path, what }) => {
      return `${at(offsetOf(document, path))}: ${path.length === 0 ? '' : `${path.join('.')}: `}${what}`;
    });
  throw new ScenarioProblems(problems.join('\n'));
}

function checkTogether(scenario: Scenario, file: string): Scenario {
  const turns = scenario.turns ?? scenario.steps?.flatMap((step) => step.call.turns) ?? [];
  const timed = turns.some((turn) => turn.expect?.within_ms !== undefined);
  if (timed && (scenario.speed ?? 1) !== 1) {
    throw new ScenarioProblems(`${file}: within_ms is measured in real time; take away speed, or within_ms.`);
  }
  return scenario;
}

interface Described {
  readonly path: readonly PropertyKey[];
  readonly what: string;
}

function describe(issue: z.core.$ZodIssue): readonly Described[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      what: 'unknown key. Take it away, or see simulator/scenario/scenario.ts for those that exist.',
    }));
  }
  return [{ path: issue.path, what: issue.message }];
}

/** Where the value stands, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) return node.range[0];
  }
  return 0;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;
