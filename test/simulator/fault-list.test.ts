import { describe, expect, it } from 'vitest';
import { createFaults } from '../../simulator/fault-list.ts';

describe('createFaults', () => {
  it('hits every request of the service when no operation and no nth is given', () => {
    const faults = createFaults([{ service: 's3', kind: 'error' }]);

    expect(faults.take('s3', 'PutObject')?.kind).toBe('error');
    expect(faults.take('s3', 'GetObject')?.kind).toBe('error');
    expect(faults.take('polly', 'PutObject')).toBeUndefined();
  });

  it('counts only the requests that match', () => {
    const faults = createFaults([{ service: 's3', operation: 'PutObject', nth: [2, 3], kind: 'error' }]);

    const taken = ['PutObject', 'GetObject', 'PutObject', 'PutObject', 'PutObject'].map(
      (operation) => faults.take('s3', operation)?.kind,
    );

    expect(taken).toEqual([undefined, undefined, 'error', 'error', undefined]);
  });

  it('counts each fault for itself, though another hits', () => {
    const faults = createFaults([
      { service: 's3', nth: 1, kind: 'throttle' },
      { service: 's3', nth: 2, kind: 'error' },
    ]);

    expect([1, 2, 3].map(() => faults.take('s3', 'PutObject')?.kind)).toEqual([
      'throttle',
      'error',
      undefined,
    ]);
  });

  it('hits only while the turn is the newest of that contact', () => {
    const faults = createFaults([{ service: 'bedrock', kind: 'hang', duringTurn: 2 }]);
    const take = (contactId?: string) => faults.take('bedrock', 'ConverseStream', contactId)?.kind;

    const before = take('a');
    faults.turnBegan('a', 2);
    const during = [take('a'), take('b'), take()];
    faults.turnBegan('a', 3);

    expect(before).toBeUndefined();
    expect(during).toEqual(['hang', undefined, undefined]);
    expect(take('a')).toBeUndefined();
  });

  it('takes a fault that is added later', () => {
    const faults = createFaults();

    faults.add({ service: 'polly', kind: 'cut' });

    expect(faults.take('polly', 'SynthesizeSpeech')?.kind).toBe('cut');
  });

  it('refuses a count that no request ever has', () => {
    expect(() => createFaults([{ service: 's3', nth: 0, kind: 'error' }])).toThrow('counted from 1');
  });

  it('hits a share of the requests, the same ones for the same seed', () => {
    const hits = (seed: string) => {
      const faults = createFaults(
        [{ service: 's3', operation: 'ObjectCreated', share: 0.05, kind: 'cut' }],
        seed,
      );
      return Array.from({ length: 500 }, () => faults.take('s3', 'ObjectCreated') !== undefined);
    };

    expect(hits('a')).toEqual(hits('a'));
    expect(hits('a')).not.toEqual(hits('b'));
    expect(hits('a').filter(Boolean).length).toBeGreaterThan(10);
    expect(hits('a').filter(Boolean).length).toBeLessThan(50);
    expect(() => createFaults([{ service: 's3', share: 2, kind: 'cut' }])).toThrow('share is 2');
  });
});
