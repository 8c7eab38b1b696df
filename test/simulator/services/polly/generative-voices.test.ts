import { VoiceId } from '@aws-sdk/client-polly';
import { expect, it } from 'vitest';
import { voices } from '../../../../lambdas/knowledge/front-matter/voices.ts';
import { GENERATIVE_VOICES } from '../../../../simulator/services/polly/generative-voices.ts';

it('are as many as the guide counts, all known to the SDK', () => {
  expect(GENERATIVE_VOICES.size).toBe(43);
  expect([...GENERATIVE_VOICES.keys()].filter((voice) => !Object.hasOwn(VoiceId, voice))).toEqual([]);
});

it('include every voice that the knowledge file may choose, in its language', () => {
  const offered = Object.entries(voices).flatMap(([language, names]) =>
    names.map((name) => ({ language, name })),
  );

  const unheardOf = offered.filter(
    ({ language, name }) => !GENERATIVE_VOICES.get(name)?.some((spoken) => spoken === language),
  );

  expect(unheardOf).toEqual([]);
});
