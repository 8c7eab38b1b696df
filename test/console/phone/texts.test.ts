import { describe, expect, it } from 'vitest';
import { pickText } from '../../../console/src/phone/conversation/pick-text.ts';
import { sumMs, waitScaleMs } from '../../../console/src/phone/conversation/wait-scale.ts';
import { elapsed } from '../../../console/src/phone/elapsed.ts';
import { endText } from '../../../console/src/phone/end-text.ts';

describe('endText', () => {
  it.each([
    [{ ended: { atMs: 1, reason: 'caller-hung-up' } }, 'You hung up.'],
    [
      { ended: { atMs: 1, reason: 'flow-disconnected' }, complete: { outcome: 'goodbye' } },
      'The business hung up. Stored outcome: said goodbye.',
    ],
    [
      { ended: { atMs: 1, reason: 'flow-error', problem: 'No such prompt.' }, complete: {} },
      'The contact flow failed, and Connect ended the call. No such prompt.',
    ],
    [{ complete: {} }, 'The line to the simulation was lost.'],
  ] as const)('%j is told as a sentence', (view, text) => {
    expect(endText(view)).toBe(text);
  });
});

describe('pickText', () => {
  it.each([
    [{ tool: 'answer_from_knowledge', handledBy: 'brain' }, 'Answered from the knowledge file'],
    [{ tool: 'a_later_tool', handledBy: 'brain' }, 'a_later_tool'],
    [{ handledBy: 'code' }, 'Answered by code, no model asked'],
    [{ handledBy: 'brain' }, 'Nothing was picked'],
  ])('%j', (turn, text) => {
    expect(pickText(turn)).toBe(text);
  });
});

describe('waitScaleMs', () => {
  it('is the longest wait of the call, and never so short that a quick reply fills the page', () => {
    const turn = (ms: number) => ({
      kind: 'turn' as const,
      atMs: 0,
      turn: {
        type: 'turn' as const,
        atMs: 0,
        turn: 1,
        heard: '',
        handledBy: 'brain',
        sources: [],
        refused: [],
        stretches: [
          { name: 'pause' as const, ms: 300 },
          { name: 'think' as const, ms: ms - 300 },
        ],
      },
    });
    expect(waitScaleMs([turn(600)])).toBe(1_500);
    expect(waitScaleMs([turn(2_400), { kind: 'key', atMs: 1 }, turn(600)])).toBe(2_400);
    expect(sumMs([])).toBe(0);
  });
});

describe('elapsed', () => {
  it.each([
    [-5, '0:00'],
    [9_999, '0:09'],
    [64_000, '1:04'],
    [600_000, '10:00'],
  ])('%i ms is %s', (ms, text) => {
    expect(elapsed(ms)).toBe(text);
  });
});
