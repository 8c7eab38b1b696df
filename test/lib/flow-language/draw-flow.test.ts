import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flowFiles } from '../../../lib/flow-files.ts';
import { drawFlow } from '../../../lib/flow-language/draw-flow.ts';

const root = new URL('../../../', import.meta.url);

describe('drawFlow', () => {
  it.each(Object.entries(flowFiles))('has drawn %s as it is', (name, { purpose }) => {
    const content = JSON.parse(readFileSync(new URL(`contact-flows/${name}.json`, root), 'utf8'));
    const drawn = readFileSync(new URL(`docs/flows/${name}.svg`, root), 'utf8');

    expect(drawFlow(`${name}: ${purpose}`, content), 'run: npm run flows -- --draw').toBe(drawn);
  });

  it('draws whatever an action says as text, and says which has no place', () => {
    const action = {
      Identifier: 'a<b>',
      Type: 'MessageParticipant',
      Parameters: { Text: '"&<x>' },
      Transitions: {},
    };
    const place = { ActionMetadata: { 'a<b>': { position: { x: 0, y: 0 } } } };

    expect(drawFlow('t', { Actions: [action], Metadata: place })).not.toMatch(/<x>|<b>/);
    expect(() => drawFlow('t', { Actions: [action] })).toThrow('"a<b>" has no position');
  });
});
