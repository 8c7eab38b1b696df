import { describe, expect, it } from 'vitest';
import { PromptHistory } from '../../lambdas/listener/prompt-history.ts';

const prompt = (text: string, startedAtMs: number, endsAtMs: number) => ({ text, startedAtMs, endsAtMs });

describe('heardBefore', () => {
  it('is the last prompt, however long ago it ended, and nothing before the first', () => {
    const history = new PromptHistory();
    expect(history.heardBefore(500)).toBe('');
    history.note(prompt('We close at six.', 1000, 2000), 1000);
    history.note(prompt('Anything else?', 2500, 3500), 2500);
    history.note(undefined, 60_000);

    expect(history.recent).toEqual([]);
    expect(history.heardBefore(900)).toBe('');
    expect(history.heardBefore(60_000)).toBe('Anything else?');
  });

  it('leaves out a prompt that began after the caller', () => {
    const history = new PromptHistory();
    history.note(prompt('What day suits you?', 1000, 2000), 1000);
    history.note(prompt('One moment, please.', 4000, 5000), 4000);

    expect(history.heardBefore(3000)).toBe('What day suits you?');
  });

  it('ends where the caller broke in, but not for the last syllables', () => {
    const history = new PromptHistory();
    history.note(prompt('We close at six. Shall I book you in for five?', 1000, 6000), 1000);

    expect(history.heardBefore(3000)).toBe('We close at six.');
    expect(history.heardBefore(5200)).toMatch(/five\?$/);
  });
});
