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

const folder = fileURLToPath(new URL('.', import.meta.url));
const texts = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file, readFileSync(`${folder}${file}`, 'utf8')]),
);
/** The longest first, so that none of them is left for the end. */
const files = [...texts.keys()].sort((a, b) => textOf(b).length - textOf(a).length);

/**
 * Every scenario of this folder, several at a time on a faster clock, with all switches one way. Beside what a scenario
 * expects, each function must have asked AWS for nothing that its deployed role does not allow.
 */
export function testScenarios(switches: 'good' | 'bad'): void {
  let voices: Voices;

  beforeAll(async () => {
    voices = await startVoices();
  });
  afterAll(() => voices.close());

  describe(`every switch ${switches}`, () => {
    it.concurrent.each(files)(
      '%s',
      async (file) => {
        const scenario = parseScenario(textOf(file), file);
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

function textOf(file: string): string {
  return texts.get(file) ?? '';
}
