import type { LanguageCode } from '@aws-sdk/client-polly';

/**
 * Voices of the generative engine by the language they speak. The Amazon Polly Developer Guide counts 43 ("Generative
 * voices", 2026) and names them as they came ("Document history", 2024-03 to 2026-03); those of 2025 are from an answer
 * of DescribeVoices of 2025-09-21 (speechmarkdown/speechmarkdown-js, docs/platforms/data/amazon-polly-voices.md) and
 * from "Available voices". UNVERIFIED for Camila, Hannah and Seoyeon, for which no more than the count speaks; the
 * agent offers none of these.
 */
export const GENERATIVE_VOICES: ReadonlyMap<string, readonly LanguageCode[]> = new Map(
  Object.entries({
    'en-US': 'Danielle Joanna Matthew Ruth Salli Stephen Tiffany',
    'en-GB': 'Amy Brian',
    'en-AU': 'Olivia',
    'en-IE': 'Niamh',
    'en-IN': 'Kajal',
    'en-NZ': 'Aria',
    'en-SG': 'Jasmine',
    'en-ZA': 'Ayanda',
    'es-ES': 'Lucia Sergio',
    'es-MX': 'Andres Mia',
    'es-US': 'Lupe Pedro',
    'fr-FR': 'Celine Lea Remi Ambre Florian',
    'fr-BE': 'Isabelle',
    'fr-CA': 'Gabrielle Liam',
    'de-DE': 'Daniel Vicki Lennart',
    'de-AT': 'Hannah',
    'de-CH': 'Sabrina',
    'it-IT': 'Bianca Beatrice Lorenzo',
    'nl-BE': 'Lisa',
    'nl-NL': 'Laura',
    'pl-PL': 'Ewa Ola',
    'pt-BR': 'Camila',
    'ko-KR': 'Seoyeon',
  }).flatMap(([language, names]) =>
    names.split(' ').map((name) => [name, languagesOf(name, language as LanguageCode)] as const),
  ),
);

/** Kajal speaks Hindi as well. */
function languagesOf(name: string, language: LanguageCode): readonly LanguageCode[] {
  return name === 'Kajal' ? [language, 'hi-IN'] : [language];
}
