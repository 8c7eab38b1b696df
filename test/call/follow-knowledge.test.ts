import { describe, expect, it, vi } from 'vitest';
import { followKnowledge } from '../../lambdas/call/follow-knowledge.ts';

const calling = () => new AbortController().signal;

describe('followKnowledge', () => {
  it('goes on from the version that has become active, once it is open', async () => {
    let active = { version: 'v1' };
    let opened = (): void => {};
    const knowledge = await followKnowledge(
      {
        readVersion: async () => active.version,
        read: async () => active,
        open: async ({ version }) => {
          if (version === 'v2') await new Promise<void>((resolve) => (opened = resolve));
          return version;
        },
      },
      calling(),
    );

    active = { version: 'v2' };
    knowledge.look();
    await Promise.resolve();
    expect(knowledge.now()).toBe('v1');
    await vi.waitFor(() => {
      opened();
      expect(knowledge.now()).toBe('v2');
    });
  });

  it('opens a version once, however often it looks', async () => {
    const opens: string[] = [];
    const reads: string[] = [];
    const knowledge = await followKnowledge(
      {
        readVersion: async () => {
          reads.push('version');
          return 'v1';
        },
        read: async () => {
          reads.push('whole');
          return { version: 'v1' };
        },
        open: async ({ version }) => {
          opens.push(version);
          return version;
        },
      },
      calling(),
    );

    knowledge.look();
    knowledge.look();
    await vi.waitFor(() => expect(reads).toEqual(['whole', 'version']));

    expect(opens).toEqual(['v1']);
  });

  it('keeps what is open when another version cannot be read or opened, and looks again', async () => {
    let broken = false;
    let active = { version: 'v1' };
    const knowledge = await followKnowledge(
      {
        readVersion: async () => active.version,
        read: async () => active,
        open: async ({ version }) => {
          if (broken) throw new Error('out of reach');
          return version;
        },
      },
      calling(),
    );

    active = { version: 'v2' };
    broken = true;
    knowledge.look();
    await vi.waitFor(() => expect(knowledge.now()).toBe('v1'));
    broken = false;
    await vi.waitFor(() => {
      knowledge.look();
      expect(knowledge.now()).toBe('v2');
    });
  });

  it('rejects when there is no version to begin with', async () => {
    const nothing = new Error('nothing is published');
    const source = {
      readVersion: async () => undefined,
      read: () => Promise.reject(nothing),
      open: async () => 'never',
    };

    await expect(followKnowledge(source, calling())).rejects.toThrow(nothing);
  });
});
