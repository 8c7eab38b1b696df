import { copyFileSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVoiceActivity } from '../../lambdas/listener/voice-activity.ts';
import {
  clicks,
  frames,
  joined,
  louder,
  mixed,
  noise,
  type Sound,
  silence,
  speech,
  tones,
} from './recorded-sound.ts';

/** Stretches of voice in a sound, `[from, to]` in ms. */
async function voiceIn(sound: Sound, frameSamples = 512): Promise<[number, number][]> {
  const activity = await createVoiceActivity();
  const stretches: [number, number][] = [];
  for (const frame of frames(sound, 0, frameSamples)) {
    const reading = activity.hear(frame);
    if (reading.startedMs !== undefined) stretches.push([reading.startedMs, reading.startedMs]);
    const last = stretches.at(-1);
    if (last !== undefined && reading.lastVoiceMs !== undefined) last[1] = reading.lastVoiceMs;
  }
  activity.close();
  return stretches;
}

const recordings = ['booking', 'question', 'number'] as const;

describe('voice activity', () => {
  it.each(recordings)('hears the whole of a sentence: %s', async (name) => {
    const sound = joined(silence(1000), speech(name), silence(1500));

    const stretches = await voiceIn(sound);

    expect(stretches[0]?.[0]).toBeLessThanOrEqual(1080);
    expect(stretches.at(-1)?.[1]).toBeGreaterThan(1000 + speech(name).length / 8 - 600);
    expect(stretches.at(-1)?.[1]).toBeLessThan(1000 + speech(name).length / 8);
  });

  it.each(recordings)('hears it over a line with noise, and its end is not put off: %s', async (name) => {
    const clean = joined(silence(1000), speech(name), silence(1500));

    const stretches = await voiceIn(mixed(clean, noise(clean.length / 8, -50)));

    const last = (await voiceIn(clean)).at(-1)?.[1] ?? 0;
    expect(Math.abs((stretches.at(-1)?.[1] ?? 0) - last)).toBeLessThanOrEqual(250);
  });

  it('hears the same whatever the length of the frames', async () => {
    const sound = joined(silence(500), speech('question'), silence(500));

    expect(await voiceIn(sound, 160)).toEqual(await voiceIn(sound, 8000));
  });

  it('hears a caller after loud steady noise has begun', async () => {
    const sound = joined(noise(4000, -38), mixed(louder(speech('booking'), 3), noise(4000, -38)));

    const stretches = await voiceIn(sound);

    expect(stretches.length).toBeGreaterThan(0);
    expect(stretches.every(([from]) => from > 3900)).toBe(true);
  });

  it.each([
    ['silence', silence(5000)],
    ['steady noise', noise(5000, -30)],
    ['loud noise', noise(5000, -15)],
    ['clicks', clicks(5000, 200)],
  ])('hears no voice in %s', async (_, sound) => {
    expect(await voiceIn(sound)).toEqual([]);
  });

  it.each([
    [697, 1209],
    [697, 1336],
    [697, 1477],
    [770, 1209],
    [770, 1336],
    [770, 1477],
    [852, 1209],
    [852, 1336],
    [852, 1477],
    [941, 1209],
    [941, 1336],
    [941, 1477],
  ])('hears no voice in a key: %i + %i Hz', async (low, high) => {
    const key = joined(
      silence(300),
      tones(120, 0.5, low, high),
      silence(80),
      tones(400, 0.3, low, high),
      silence(300),
    );

    expect(await voiceIn(key)).toEqual([]);
    expect(await voiceIn(mixed(key, noise(key.length / 8, -45)))).toEqual([]);
  });

  it('counts silence in samples: lost audio is none', async () => {
    const activity = await createVoiceActivity();
    for (const frame of frames(speech('question'), 0)) activity.hear(frame);
    const before = activity.hear({ startMs: 3000, pcm: silence(64) });

    const after = activity.hear({ startMs: 60_000, pcm: silence(64) });

    expect(after.silentForMs - before.silentForMs).toBeLessThanOrEqual(80);
    expect(after.mediaTimeMs).toBe(60_064);
    activity.close();
  });

  it('never fails, whatever the samples and the lengths of the frames', async () => {
    const activity = await createVoiceActivity();
    fc.assert(
      fc.property(fc.array(fc.int16Array({ maxLength: 900 }), { maxLength: 8 }), (pieces) => {
        let startMs = 0;
        for (const pcm of pieces) {
          const reading = activity.hear({ startMs, pcm });
          startMs += pcm.length / 8;
          expect(reading.silentForMs).toBeLessThanOrEqual(reading.heardMs);
          expect(reading.mediaTimeMs).toBe(startMs);
        }
      }),
    );
    activity.close();
  });

  it('runs from a bundle that has fvad.wasm beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    const entry = new URL('../../lambdas/listener/voice-activity.ts', import.meta.url).pathname;
    const outfile = join(folder, 'bundle.mjs');
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      minify: true,
    });
    const wasm = join(createRequire(import.meta.url).resolve('@echogarden/fvad-wasm'), '../fvad.wasm');
    copyFileSync(wasm, join(folder, 'fvad.wasm'));

    const bundled: typeof import('../../lambdas/listener/voice-activity.ts') = await import(
      pathToFileURL(outfile).href
    );
    const activity = await bundled.createVoiceActivity();

    const readings = frames(speech('question'), 0).map((frame) => activity.hear(frame));
    expect(readings.some((reading) => reading.speaking)).toBe(true);
  });
});
