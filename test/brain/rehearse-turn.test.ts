import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factPassages } from '../../lambdas/brain/facts.ts';
import { rehearseTurn } from '../../lambdas/brain/rehearse-turn.ts';
import { parseKnowledge } from '../../lambdas/knowledge/parse-knowledge.ts';

const file = new URL('../../knowledge/business.md', import.meta.url);
const { profile } = parseKnowledge(readFileSync(file, 'utf8'), 'business.md');
const nowMs = Date.parse('2026-11-20T10:15:00-08:00');

describe('rehearseTurn', () => {
  it('changes nothing that a turn is told', async () => {
    const before = factPassages(profile, nowMs).map(({ text }) => text);
    await rehearseTurn(profile, nowMs);
    expect(factPassages(profile, nowMs).map(({ text }) => text)).toEqual(before);
  });

  it('never rejects, whatever was published', async () => {
    await expect(rehearseTurn({ ...profile, timeZone: 'Nowhere/Else' }, nowMs)).resolves.toBeUndefined();
  });
});
