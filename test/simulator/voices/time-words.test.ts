import { describe, expect, it } from 'vitest';
import { readPhones } from '../../../simulator/voices/flite.ts';
import { timeWords } from '../../../simulator/voices/time-words.ts';

/** What flite printed for "Hello, do you open on Sunday? My number is 206-555-0142." */
const phones = readPhones(
  'pau:0.119 hh:0.212 ax:0.261 l:0.396 ow:0.556 pau:0.614 d:0.683 uw:0.781 y:0.958 uw:1.030 ow:1.176 p:1.3 ' +
    'ax:1.4 n:1.464 aa:1.55 n:1.62 s:1.826 ah:1.918 n:1.993 d:2.041 ey:2.184 pau:2.287 m:2.36 ay:2.435 n:2.5 ' +
    'ah:2.6 m:2.7 b:2.75 er:2.85 ih:2.95 z:3.03 t:3.1 uw:3.3 z:3.4 ih:3.5 r:3.6 ow:3.7 s:3.8 ih:3.9 k:4 s:4.1 ' +
    'pau:4.3 f:4.4 ay:4.5 v:4.6 f:4.7 ay:4.8 v:4.9 f:5 ay:5.1 v:5.2 pau:5.5 z:5.6 ih:5.7 r:5.8 ow:5.9 w:6 ah:6.1 ' +
    'n:6.2 f:6.3 ao:6.4 r:6.5 t:6.6 uw:6.7 pau:7.0',
);

describe('timeWords', () => {
  it('holds the ends of phrases at the pauses, and not at those inside a number', () => {
    const words = timeWords('Hello, do you open on Sunday? My number is 206-555-0142.'.split(' '), phones);

    const at = Object.fromEntries(words.map((word) => [word.text, [word.startMs, word.endMs]]));
    expect(at['Hello,']).toEqual([119, 556]);
    expect(at['do']?.[0]).toBe(614);
    expect(at['Sunday?']?.[1]).toBe(2184);
    expect(at['My']?.[0]).toBe(2287);
    expect(at['206-555-0142.']?.[1]).toBe(6700);
    expect(at['206-555-0142.']?.[0]).toBeGreaterThan(2900);
    expect(at['206-555-0142.']?.[0]).toBeLessThan(3300);
  });

  it('gives words in order, none over another', () => {
    const words = timeWords(
      'A quite different, much longer and wrong text. With. Many. Stops.'.split(' '),
      phones,
    );

    for (const [n, word] of words.entries()) {
      expect(word.endMs).toBeGreaterThan(word.startMs);
      expect(word.startMs).toBeGreaterThanOrEqual(words[n - 1]?.endMs ?? 0);
    }
  });

  it('gives none when nothing was spoken', () => {
    expect(timeWords(['号'], readPhones('pau:0.186'))).toEqual([]);
  });
});
