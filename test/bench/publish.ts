import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activeKey } from '../../lambdas/knowledge/active-knowledge.ts';
import { bundleProduct } from '../../simulator/bundle-product.ts';
import { type RunningWorld, startWorld } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import { benchStartMs } from './play-in-world.ts';
import { median, quantile } from './quantile.ts';

export interface PublishFigures {
  /** From the save of a file of 200 passages to its being what the next question is answered from, ms. */
  readonly editP50Ms: number;
  readonly editP95Ms: number;
  /** The same when every passage has changed. */
  readonly wholeP50Ms: number;
  readonly wholeMaxMs: number;
}

const passages = 200;
const edits = 20;
const wholes = 4;
/** As long as knowledge-sync may take. */
const longestMs = 300_000;

/** Saves of an owner in a world of published delays, at real speed and with the quotas of a new account. */
export async function publishBench(): Promise<PublishFigures> {
  const [voices, handlers] = await Promise.all([startVoices(), bundleProduct()]);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const knowledge = join(folder, 'business.md');
  await writeFile(
    knowledge,
    fileOf(() => 0),
  );
  const running = await startWorld({
    nowMs: benchStartMs,
    delays: 'published',
    knowledge,
    handlers,
    voices,
    warm: false,
  });
  try {
    const editMs: number[] = [];
    for (let edit = 1; edit <= edits; edit += 1) {
      editMs.push(
        await inForceAfter(
          running,
          fileOf((row) => (row === edit ? edit : 0)),
        ),
      );
    }
    const wholeMs: number[] = [];
    for (let whole = 1; whole <= wholes; whole += 1) {
      wholeMs.push(
        await inForceAfter(
          running,
          fileOf(() => 1_000 + whole),
        ),
      );
    }
    return {
      editP50Ms: median(editMs),
      editP95Ms: quantile(editMs, 0.95),
      wholeP50Ms: median(wholeMs),
      wholeMaxMs: Math.max(...wholeMs),
    };
  } finally {
    await running.close();
    await voices.close();
    await rm(folder, { recursive: true });
  }
}

/** Simulated ms from the save to another active version; resolves when all that follows the switch is done, too. */
async function inForceAfter(running: RunningWorld, text: string): Promise<number> {
  const { clock, dynamodb, environment } = running;
  const version = async () =>
    (await dynamodb.readTable(environment.CALLS_TABLE)).find(
      ({ pk, sk }) => pk === activeKey.pk && sk === activeKey.sk,
    )?.['version'];
  const before = await version();
  const savedAtMs = clock.nowMs();
  const saved = running.saveKnowledge(text);
  while ((await version()) === before) {
    await clock.sleep(20);
    if (clock.nowMs() - savedAtMs > longestMs) throw new Error('The file saved was not published.');
  }
  const tookMs = clock.nowMs() - savedAtMs;
  await saved;
  return tookMs;
}

function fileOf(priceOf: (row: number) => number): string {
  const rows = Array.from(
    { length: passages },
    (_, row) => `| Repair number ${row} of a long list | $${100 + row + priceOf(row)} |`,
  );
  return [
    '---\nname: Shop\ntimeZone: America/Los_Angeles\nhours: { monday: "9:00-17:00" }\n---\n\n## Prices\n',
    '| Service | Price |\n|---|---|',
    ...rows,
    '',
  ].join('\n');
}
