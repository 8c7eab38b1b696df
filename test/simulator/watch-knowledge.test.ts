import { mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { watchKnowledge } from '../../simulator/watch-knowledge.ts';

let ending = new AbortController();
afterEach(() => ending.abort());

/** Watches a file of its own. `edit` is made to it after it was published and before it is watched. */
async function watched(edit = (text: string): string => text) {
  ending = new AbortController();
  const { signal } = ending;
  const text = await readFile(defaultKnowledge, 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
  const file = join(folder, 'business.md');
  await writeFile(file, edit(text));
  const saved: string[] = [];
  const told: string[] = [];
  const saveKnowledge = async (edited: string) => void saved.push(edited);
  const tell = (report: string) => void told.push(report);
  const watching = watchKnowledge(file, { saveKnowledge }, { known: text, tell, signal });
  return { text, folder, file, saved, told, watching };
}

async function start() {
  const started = await watched();
  const { text, file, saved } = started;
  // It has begun to watch once it sees a file of ours.
  await expect
    .poll(async () => {
      await writeFile(file, `${text}\n### News ${Math.random()}\n\nWe have moved.\n`);
      return saved.length;
    })
    .toBeGreaterThan(0);
  return started;
}

describe('watchKnowledge', () => {
  it('saves at once what was written between the publishing and the watching', async () => {
    const edit = (text: string) => text.replace('| Flat tire repair | $25', '| Flat tire repair | $26');
    const { text, saved, told } = await watched(edit);

    await expect.poll(() => told).toEqual([expect.stringContaining('The next answer comes from it.')]);
    expect(saved).toEqual([edit(text)]);
  });

  it('saves what is written over the file or put in its place, and tells of it', async () => {
    const { text, folder, file, saved, told } = await start();
    const written = text.replace('| Flat tire repair | $25', '| Flat tire repair | $27');
    const replaced = text.replace('| Flat tire repair | $25', '| Flat tire repair | $28');

    await writeFile(file, written);
    await expect.poll(() => saved.at(-1)).toBe(written);
    await writeFile(join(folder, '.business.md.new'), replaced);
    await rename(join(folder, '.business.md.new'), file);

    await expect.poll(() => saved.at(-1)).toBe(replaced);
    await expect.poll(() => told.at(-1)).toContain('The next answer comes from it.');
  });

  it('tells what is wrong with a file, and watches on', async () => {
    const { text, file, told } = await start();

    await writeFile(file, text.replace('saturday: "10:00-16:00"', 'saturday: late'));
    await expect.poll(() => told.at(-1)).toContain('"late" is no span.');
    await writeFile(file, text);

    await expect.poll(() => told.at(-1)).toContain('The next answer comes from it.');
  });

  it('ends with its signal', async () => {
    const { watching } = await start();
    ending.abort();
    await expect(watching).resolves.toBeUndefined();
  });
});
