import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { HeardSound } from '../connect/line/heard-sound.ts';
import type { FarEnd, FarEndEvent } from '../connect/people/far-end.ts';
import type { PhoneCall } from '../connect/phone-call.ts';
import { isStall } from '../scenario/play-call.ts';
import type { RunningWorld } from '../start-world.ts';
import { watchTurns } from '../watch-turns.ts';
import { bar, legend, stretches } from './turn-bar.ts';

type Style = Parameters<typeof styleText>[0];

/** What became of a person whom the call was to be put through to, and at the end all that they heard. */
function toldOf(phase: FarEndEvent['phase'], end: FarEnd): readonly (readonly [ms: number, text: string])[] {
  if (phase === 'answered') return [[end.answeredAtMs ?? end.rangAtMs, `${end.who} answers`]];
  if (phase === 'ringing') {
    const told = Object.entries(end.attributes).filter(([, value]) => !value.startsWith('arn:'));
    const screen = told.map(([name, value]) => `${end.who} sees ${name}: ${value}`);
    const shown = `${end.who} is rung; the display shows ${end.shownNumber ?? 'no number'}`;
    return [shown, ...screen].map((text) => [end.rangAtMs, text] as const);
  }
  const heard = end.heard.filter(({ text }) => text !== '');
  return [
    ...heard.map(({ startMs, text }) => [startMs, `${end.who} heard: ${text}`] as const),
    [end.leftAtMs ?? end.rangAtMs, `${end.who} is gone (${end.outcome})`],
  ];
}

/**
 * Prints a call as it happens: what the caller is heard to say (drafts in place, on a terminal), what the agent
 * answers, the tool that was picked, and a bar for each turn that shows where its milliseconds went.
 */
export function printCall(
  out: WriteStream | NodeJS.WriteStream,
): (phone: PhoneCall, running: RunningWorld) => Promise<void> {
  const colours = out.isTTY === true && process.env['NO_COLOR'] === undefined;
  const paint = (style: Style, text: string): string => (colours ? styleText(style, text) : text);
  /** What the caller is being heard to say, until it has been printed for good. */
  let spoken: { resultId: string; text: string; fromMs: number } | undefined;
  /** What Transcribe goes on to say about words that were printed already. */
  const printed = new Set<string>();
  let draftShown = false;

  return async (phone, running) => {
    const at = (ms: number): string => {
      const seconds = Math.max(0, (ms - phone.startMs) / 1000);
      return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
    };
    const line = (who: string, style: Style, ms: number, text: string): void => {
      if (draftShown) out.write('\r\x1b[K');
      draftShown = false;
      out.write(`${paint('dim', at(ms))}  ${paint(style, who.padEnd(7))} ${text}\n`);
    };
    const draft = (resultId: string, text: string): void => {
      if (printed.has(resultId)) return;
      spoken = {
        resultId,
        text,
        fromMs: spoken?.resultId === resultId ? spoken.fromMs : running.clock.nowMs(),
      };
      if (!colours) return;
      draftShown = true;
      const room = Math.max(20, (out.columns ?? 100) - 20);
      out.write(`\r\x1b[K${paint('dim', `${at(running.clock.nowMs())}  caller  ${text.slice(-room)} …`)}`);
    };
    const heardAfter = (ms: number): HeardSound | undefined =>
      phone.timeline.find((sound) => sound.kind !== 'silence' && sound.startMs >= ms && !isStall(sound));

    phone.onSound(({ phase, sound }) => {
      // The record of a reply of one sentence is complete before the sentence has been heard.
      if (phase === 'end') for (const turn of latest.values()) show(turn, over);
      if (phase === 'end' || sound.text === '') return;
      if (spoken !== undefined) {
        line('caller', 'green', spoken.fromMs, spoken.text);
        printed.add(spoken.resultId);
      }
      spoken = undefined;
      line(sound.kind === 'voice' ? 'person' : 'agent', 'cyan', sound.startMs, sound.text);
    });
    phone.onFarEnd(({ phase, end }) => {
      for (const [ms, text] of toldOf(phase, end)) line('person', 'blue', ms, text);
    });
    running.onTranscript(({ resultId, text }) => draft(resultId, text));
    const done = new Set<number>();
    const latest = new Map<number, TurnRecord>();
    let over = false;
    const show = (turn: TurnRecord, over: boolean): void => {
      const sound = heardAfter(turn.lockedAtMs + (turn.stages.writtenMs ?? 0));
      if (done.has(turn.turn) || (sound === undefined && !over)) return;
      done.add(turn.turn);
      const how = turn.tool ?? `${turn.handledBy}, no tool`;
      const sources = turn.sources.length === 0 ? '' : paint('dim', `  from ${turn.sources.join(', ')}`);
      line('', 'dim', sound?.startMs ?? turn.lockedAtMs, `${paint('yellow', how)}${sources}`);
      if (sound === undefined) return;
      const parts = stretches(turn, turn.speechEndMs, sound.audibleFromMs);
      line('', 'dim', sound.startMs, paint('magenta', bar(parts)));
      line('', 'dim', sound.startMs, paint('dim', legend(parts)));
    };
    const ended = phone.ended.then(({ reason, atMs }) => {
      over = true;
      line('', 'dim', atMs, paint('bold', `call ended: ${reason}`));
    });
    await watchTurns(running, phone.contactId, ended, (turn) => {
      latest.set(turn.turn, turn);
      show(turn, over);
    });
    for (const turn of latest.values()) show(turn, true);
  };
}
