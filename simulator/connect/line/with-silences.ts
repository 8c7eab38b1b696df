import type { HeardSound } from './heard-sound.ts';

/** The sounds in order with the silences around them; a silent prompt and the gaps around it are one silence. */
export function withSilences(
  sounds: readonly HeardSound[],
  fromMs: number,
  toMs: number,
): readonly HeardSound[] {
  const timeline: HeardSound[] = [];
  let quietFromMs = fromMs;
  for (const sound of sounds) {
    if (sound.kind === 'silence') continue;
    if (sound.startMs > quietFromMs) timeline.push(silence(quietFromMs, sound.startMs));
    timeline.push(sound);
    quietFromMs = sound.endMs;
  }
  if (toMs > quietFromMs) timeline.push(silence(quietFromMs, toMs));
  return timeline;
}

function silence(startMs: number, endMs: number): HeardSound {
  return {
    kind: 'silence',
    text: '',
    words: [],
    startMs,
    endMs,
    audibleFromMs: startMs,
    audibleToMs: startMs,
  };
}
