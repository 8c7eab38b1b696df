import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';

/** A stretch of the wait between the caller's last sound and the first sound of the reply. */
export interface Stretch {
  readonly name: 'pause' | 'think' | 'voice' | 'store' | 'hand over' | 'play';
  readonly ms: number;
}

/**
 * Where the milliseconds of a turn went. Each stretch is what its stage took after the one before had ended, so
 * work done ahead, on a draft, takes nothing. The sum is what the caller waited.
 * @param speechEndMs the caller's last sound, on the line
 * @param soundMs the first sound of the reply, at the caller's ear
 */
export function stretches(turn: TurnRecord, speechEndMs: number, soundMs: number): readonly Stretch[] {
  const { sentenceMs, audioMs, storedMs, writtenMs, issuedMs } = turn.stages;
  const moments: readonly (readonly [Stretch['name'], number | undefined])[] = [
    ['pause', 0],
    // A turn that came to no sentence was thought about until its phrase was written.
    ['think', sentenceMs ?? (turn.handledBy === 'code' ? undefined : writtenMs)],
    ['voice', audioMs],
    ['store', storedMs ?? writtenMs],
    ['hand over', issuedMs ?? writtenMs],
  ];
  const lockMs = turn.lockedAtMs - speechEndMs;
  let reached = 0;
  const found: Stretch[] = [];
  for (const [name, sinceLock] of moments) {
    const at = sinceLock === undefined ? reached : Math.max(reached, lockMs + sinceLock);
    found.push({ name, ms: at - reached });
    reached = at;
  }
  return [...found, { name: 'play', ms: Math.max(0, soundMs - speechEndMs - reached) }];
}

const shades: Readonly<Record<Stretch['name'], string>> = {
  pause: '░',
  think: '█',
  voice: '▓',
  store: '▒',
  'hand over': '▚',
  play: '·',
};

/** The stretches as one line of text: a character for every `msPerCell`. */
export function bar(parts: readonly Stretch[], msPerCell = 40): string {
  return parts.map(({ name, ms }) => shades[name].repeat(Math.round(ms / msPerCell))).join('');
}

/** `pause 412 · think 180 · …`, with what takes under 5 ms left out, and the sum. */
export function legend(parts: readonly Stretch[]): string {
  const sum = parts.reduce((total, { ms }) => total + ms, 0);
  const named = parts
    .filter(({ ms }) => ms >= 5)
    .map(({ name, ms }) => `${shades[name]} ${name} ${Math.round(ms)}`);
  return `${Math.round(sum)} ms = ${named.join('  ')}`;
}
