import type { HeardSound } from '../../simulator/connect/line/heard-sound.ts';
import type { PhoneCall, Said } from '../../simulator/connect/phone-call.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';

/**
 * Resolves when a sound with these words has been heard to its end, at once if it was before. Rejects with all
 * that was heard when the call ends without it.
 * @param sinceMs sounds that began earlier do not count, simulated epoch ms
 */
export async function heard(phone: PhoneCall, words: RegExp, sinceMs = 0): Promise<HeardSound> {
  const fits = (sound: HeardSound): boolean => sound.startMs >= sinceMs && words.test(sound.text);
  const before = phone.timeline.find(fits);
  if (before !== undefined && before.kind !== 'silence') {
    const playing = phone.timeline.at(-1) === before;
    if (!playing) return before;
  }
  let stop = (): void => {};
  const found = new Promise<HeardSound>((resolve) => {
    stop = phone.onSound(({ phase, sound }) => {
      if (phase === 'end' && fits(sound)) resolve(sound);
    });
  });
  const over = phone.ended.then((end): never => {
    throw new Error(`The call ended (${end.reason}) without ${words}; heard: ${transcriptOf(phone)}`);
  });
  over.catch(() => {});
  try {
    return await Promise.race([found, over]);
  } finally {
    stop();
  }
}

/** Says it once the agent has asked what it can do. */
export async function asks(phone: PhoneCall, text: string, voices: Voices): Promise<Said> {
  const utterance = await voices.speak(text, 'caller');
  await heard(phone, /How can I help you/);
  return await phone.say(utterance);
}

/** What the caller heard, without silences. */
export function transcriptOf(phone: PhoneCall): string {
  return soundsOf(phone)
    .map(({ text, startMs }) => `${((startMs - phone.startMs) / 1000).toFixed(1)} ${text}`)
    .join(' | ');
}

export const soundsOf = (phone: PhoneCall): readonly HeardSound[] =>
  phone.timeline.filter(({ kind }) => kind !== 'silence');
