import { describe, expect, it } from 'vitest';
import { type CallAction, type CallView, callView, noCall } from '../../../console/src/phone/call-view.ts';
import type { TurnEvent } from '../../../simulator/phone/phone-event.ts';

const started: CallAction = {
  type: 'started',
  atMs: 0,
  clock: '2026-11-23T18:00:00.000Z',
  from: '+12065550123',
};
const agent = (atMs: number, text: string): CallAction => ({ type: 'agent', atMs, text, durationMs: 900 });
const draft = (resultId: string, text: string): CallAction => ({ type: 'draft', resultId, text });
const turn = (number: number, atMs: number, more: Partial<TurnEvent> = {}): TurnEvent => ({
  type: 'turn',
  atMs,
  turn: number,
  heard: 'How much is it?',
  handledBy: 'brain',
  sources: [],
  refused: [],
  stretches: [],
  ...more,
});
const viewAfter = (...actions: readonly CallAction[]): CallView => actions.reduce(callView, noCall);

describe('callView', () => {
  it('begins afresh with every call', () => {
    const view = viewAfter(
      started,
      agent(100, 'Hello.'),
      { type: 'ended', atMs: 900, reason: 'caller-hung-up' },
      { type: 'dial' },
    );
    expect(view).toEqual({ ...noCall, phase: 'dialling' });
    expect(callView(view, started)).toMatchObject({ phase: 'active', from: '+12065550123' });
    expect(callView(view, { type: 'not-placed' })).toEqual(noCall);
  });

  it('keeps typed lines waiting until they are spoken', () => {
    const typed = viewAfter(
      started,
      { type: 'typed', line: 1, text: 'One.' },
      { type: 'typed', line: 2, text: 'Two.' },
      { type: 'caller', atMs: 500, line: 1, text: 'One.' },
    );
    expect(typed.waiting).toEqual([{ line: 2, text: 'Two.' }]);
    expect(typed.entries).toEqual([{ kind: 'caller', atMs: 500, text: 'One.' }]);
  });

  it('puts a turn after what was said in it and before the reply, whenever it is told', () => {
    const view = viewAfter(
      started,
      { type: 'caller', atMs: 1_000, line: 1, text: 'How much' },
      { type: 'caller', atMs: 2_000, line: 2, text: 'is it?' },
      agent(4_000, 'It is $25.'),
      turn(1, 2_900),
    );
    expect(view.entries.map(({ kind }) => kind)).toEqual(['caller', 'caller', 'turn', 'agent']);
  });

  it('replaces a turn when more of it is known', () => {
    const more = turn(1, 900, { tool: 'end_call', stretches: [{ name: 'pause', ms: 400 }] });
    const view = viewAfter(started, turn(1, 900), agent(1_500, 'Bye.'), more);
    expect(view.entries.filter(({ kind }) => kind === 'turn')).toEqual([
      { kind: 'turn', atMs: 900, turn: more },
    ]);
  });

  it('shows drafts in place until a turn takes them, and nothing late of them', () => {
    const hearing = viewAfter(started, draft('a', 'How'), draft('a', 'How much'), draft('b', 'is it'));
    const taken = [turn(1, 900), draft('b', 'is it?')].reduce(callView, hearing);
    expect(hearing.drafts.map(({ text }) => text)).toEqual(['How much', 'is it']);
    expect(taken.drafts).toEqual([]);
    expect(callView(taken, draft('c', 'And')).drafts.map(({ text }) => text)).toEqual(['And']);
  });

  it('does not lose a new draft when an old turn is told again', () => {
    const view = viewAfter(started, turn(1, 900), draft('b', 'And'), turn(1, 900, { tool: 'end_call' }));
    expect(view.drafts).toEqual([{ resultId: 'b', text: 'And' }]);
  });

  it('ends with nothing waiting, and takes no draft after that', () => {
    const view = viewAfter(
      started,
      { type: 'typed', line: 1, text: 'One.' },
      { type: 'keypad', open: true },
      { type: 'ended', atMs: 5_000, reason: 'flow-error', problem: 'No such prompt.' },
      draft('a', 'One'),
      { type: 'complete', outcome: 'failed' },
    );
    expect(view).toMatchObject({
      phase: 'ended',
      waiting: [],
      drafts: [],
      keypadOpen: false,
      ended: { atMs: 5_000, reason: 'flow-error', problem: 'No such prompt.' },
      complete: { outcome: 'failed' },
    });
  });

  it('ends when the line to the server is lost', () => {
    const view = viewAfter(started, draft('a', 'One'), { type: 'lost' });
    expect(view).toMatchObject({ phase: 'ended', drafts: [] });
    expect(view.ended).toBeUndefined();
  });
});
