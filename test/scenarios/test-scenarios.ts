import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { parseScenario } from '../../simulator/scenario/parse-scenario.ts';
import { runScenario } from '../../simulator/scenario/run-scenario.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';
import { deployedRoles } from '../whole/permissions/deployed-roles.ts';
import { forbidden } from '../whole/permissions/forbidden.ts';
import { needsSeen } from '../whole/permissions/needs-seen.ts';
import { startInTurn } from '../whole/start-in-turn.ts';

/** Whoever wants to see a hand-over has to wait for it. */
const outlasts = (text: string): number => (text.includes('lambdaLimitMs') ? 1 : 0);

/** The scenarios of a folder, file name → text, the longest first, so that none of them is left for the end. */
function scenariosOf(folder: string): readonly (readonly [file: string, text: string])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file, readFileSync(`${folder}${file}`, 'utf8')] as const)
    .sort(([, a], [, b]) => outlasts(b) - outlasts(a) || b.length - a.length);
}

/**
 * Every scenario of a folder, several at a time on a fast clock, with all switches one way. Beside what a scenario
 * expects, each function must have asked AWS for nothing that its deployed role does not allow.
 */
export function testScenarios(folder: URL, switches: 'good' | 'bad'): void {
  let voices: Voices;

  beforeAll(async () => {
    voices = await startVoices();
  });
  afterAll(() => voices.close());

  describe(`every switch ${switches}`, () => {
    it.concurrent.each(scenariosOf(fileURLToPath(folder)))(
      '%s',
      async (file, text) => {
        const scenario = parseScenario(text, file);
        let world: RunningWorld | undefined;
        const { unmet } = await runScenario(scenario, {
          delays: 'instant',
          speed: 8,
          switches,
          handlers: inject('handlers'),
          voices,
          start: startInTurn,
          defaultKnowledge,
          onCall: (_, running) => {
            world = running;
          },
        });
        expect(unmet).toEqual([]);
        if (world === undefined) throw new Error('The scenario has placed no call.');
        const { grants, mediaKeyArn } = deployedRoles(inject('template'), world.environment);
        expect(forbidden(needsSeen(world, [], mediaKeyArn), grants)).toEqual([]);
      },
      120_000,
    );
  });
}
