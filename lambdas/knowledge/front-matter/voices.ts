/**
 * Generative voices of Polly (Amazon Polly Developer Guide, "Generative voices", "Document history"; Salli:
 * DescribeVoices, 2025-09) for each language that Transcribe streams too. A voice that Polly does not have in the
 * Region costs no call: Connect's own voice speaks then.
 */
export const voices: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['Ruth', 'Matthew', 'Danielle', 'Joanna', 'Stephen', 'Tiffany', 'Salli'],
  'en-GB': ['Amy', 'Brian'],
  'en-AU': ['Olivia'],
};
