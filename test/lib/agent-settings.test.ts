import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../lib/agent-settings.ts';

describe('the second model', () => {
  it.each([
    ['us-east-1', 'us.'],
    ['eu-central-1', 'eu.'],
    ['ca-central-1', 'global.'],
    ['ap-southeast-1', 'global.'],
  ])('in %s is of the profile %s', (region, profile) => {
    const settings = defaultSettings(
      { greeting: 'Hello.', voiceId: 'Ruth', languageCode: 'en-US' },
      { region },
    );
    expect(settings.MODEL_ID_HEDGE.startsWith(`${profile}anthropic.claude-haiku-4-5`)).toBe(true);
    expect(settings).toMatchObject({ HEDGE_REGION: region });
  });
});
