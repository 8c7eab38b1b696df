/** Longer than any that S3 has been seen to give (18). */
const LENGTH = 64;

/**
 * The `sequencer` of an S3 event in a form whose strings compare as the saves followed each other; `undefined` for what
 * is none. They may differ in length: the shorter is padded with zeros on the right (S3 User Guide, "Event message
 * structure").
 */
export function comparableSequencer(sequencer: string | undefined): string | undefined {
  if (sequencer === undefined || !/^[0-9a-fA-F]{1,64}$/.test(sequencer)) return undefined;
  return sequencer.toUpperCase().padEnd(LENGTH, '0');
}
