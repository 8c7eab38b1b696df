import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFlowFiles } from '../../../lib/flow-language/check-flow-files.ts';
import { reportText } from '../../../lib/flow-language/report-text.ts';
import { flowOf, goodbye } from './flow-of.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flows-'));
  await writeFile(join(folder, 'good.json'), JSON.stringify(flowOf()));
  await writeFile(join(folder, 'bad.json'), JSON.stringify(flowOf({ ...goodbye, Identifier: 'a:b' })));
  await writeFile(join(folder, 'cut.json'), '{"Version": ');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('checkFlowFiles', () => {
  it('judges each file and says why one cannot be judged', async () => {
    const files = ['good.json', 'bad.json', 'cut.json', 'none.json', '.'];

    const reports = await checkFlowFiles(files.map((file) => join(folder, file)));

    expect(reports).toMatchObject([
      { actions: 2, problems: [] },
      { actions: 3, problems: [{ rule: 'identifier' }, { rule: 'unreachable' }] },
      { fault: expect.stringContaining('line 1, column 13') },
      { fault: 'no such file' },
      { fault: 'is a folder; name the files in it' },
    ]);
  });

  it('is read as one line a file, a block a problem, and a count', async () => {
    const reports = await checkFlowFiles(
      ['good.json', 'bad.json', 'none.json'].map((file) => join(folder, file)),
    );

    const text = reportText(reports).replaceAll(`${folder}/`, '');

    expect(text).toBe(
      [
        '✓ good.json  2 actions',
        '✗ bad.json  3 actions',
        '',
        '    a:b  Actions[0].Identifier  identifier',
        '    An identifier must not hold ":".',
        '    → Use a short name in words, with spaces if you like.',
        '',
        '    Say goodbye  Actions[1]  unreachable',
        '    No road leads to this action.',
        '    → Lead one to it, or remove it.',
        '',
        '✗ none.json: no such file',
        '',
        '3 problems in 2 of 3 flows.',
        '',
      ].join('\n'),
    );
  });

  it('says so when there is nothing wrong', async () => {
    expect(reportText(await checkFlowFiles([join(folder, 'good.json')]))).toContain('1 flow, no problem.');
  });
});
