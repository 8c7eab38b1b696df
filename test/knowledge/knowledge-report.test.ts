import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knowledgeReport } from '../../lambdas/knowledge/knowledge-report.ts';

describe('knowledgeReport', () => {
  it('tells what a file holds', () => {
    const { usable, text } = knowledgeReport(readFileSync('knowledge/business.md', 'utf8'), 'business.md');

    expect(usable).toBe(true);
    expect(text).toContain(
      '✓ business.md\n  Cascade Cycle Works (America/Los_Angeles), spoken by Ruth in en-US',
    );
    expect(text).toContain('Saturday from 10 a.m. to 4 p.m., and closed on Sunday; 2 special days.');
    expect(text).toMatch(/\n {2}\d+ passages to answer from; 1 number to put straight through\.\n/);
    expect(text).toMatch(/\n {2}Saving it changes all but the greeting and the voice .*\.$/);
  });

  it('tells every problem at once, each with its place and what to write instead', () => {
    const file = '---\nname: X\ntimeZone: Mars\nhours:\n  monday: late\n---\n';

    const { usable, text } = knowledgeReport(file, 'x.md');

    expect(usable).toBe(false);
    expect(text.split('\n')).toEqual([
      '✗ x.md: 3 problems; nothing is published.',
      '  x.md:3:1  timeZone',
      '    No such time zone.',
      '    → Write an IANA name, for example `timeZone: America/Los_Angeles`.',
      '  x.md:5:3  hours.monday',
      '    "late" is no span.',
      '    → Write spans as "9:00-12:30, 13:30-18:00" (24-hour clock), or `closed`.',
      '  x.md:7:1  body',
      '    There is nothing that the agent could answer from.',
      '    → Write headings and text, for example `## Prices` and a table.',
    ]);
  });
});
