import { describe, expect, it } from 'vitest';
import { isHeard } from '../../lib/flow-language/speech.ts';
import { entries, type Place, wholeGraph } from './whole-graph.ts';

const graph = wholeGraph();
const placeOf = (name: string): Place => {
  const place = graph.get(name);
  if (place === undefined) throw new Error(`There is no "${name}".`);
  return place;
};
const terminal = new Set(['DisconnectParticipant', 'EndFlowExecution']);

/** Somebody else has the caller from here on. */
const handsOver = (place: Place): boolean => place.action.Type === 'TransferContactToQueue';

/** Words that stand in the flow are spoken whatever happens; others may turn out to be none. */
const speaks = (place: Place, errorType: string | undefined): boolean =>
  isHeard(place.action) &&
  place.action.Type !== 'TransferToFlow' &&
  (errorType === undefined ||
    heardOut.has(errorType) ||
    !/\$\.|\$\{/.test(JSON.stringify(place.action.Parameters)));

/** Branches of a menu that come after its words. */
const heardOut = new Set(['InputTimeLimitExceeded', 'NoMatchingCondition']);

/** A reply that code has put into the conversation is played before the step that ends it. */
const saidBefore = new Set([
  'conversation: Stop listening to hang up',
  'conversation: Stop listening to part',
]);
/** While these last, it is the caller who speaks. */
const callerSpeaks = new Set([
  'conversation: Keep silent for a moment',
  'conversation: Start listening',
  // Once in many asks, in a pause.
  'conversation: Begin this flow anew',
  'conversation: Take a digit',
  'conversation: Take a key',
  'voicemail: Take the message',
  'customer-queue: Take the message',
]);

/** A function that answers does so within this; one that fails may use up its whole limit. */
const answersWithinMs = 2_000;

/** How long nothing is heard on a road out of an action that is no speech, ms. */
function silentMs({ action }: Place, errorType: string | undefined, by: string): number {
  const { InvocationTimeLimitSeconds, InputTimeLimitSeconds, InvocationType } = action.Parameters;
  if (action.Type === 'InvokeLambdaFunction') {
    if (InvocationType === 'ASYNCHRONOUS') return 0;
    return errorType === undefined ? answersWithinMs : Number(InvocationTimeLimitSeconds) * 1_000;
  }
  // After its words; who presses a key does not wait.
  if (action.Type === 'GetParticipantInput') {
    return by.startsWith('Conditions') || errorType === 'NoMatchingError'
      ? 0
      : Number(InputTimeLimitSeconds) * 1_000;
  }
  return 0;
}

describe('every path of every flow', () => {
  it('leads from each action to an end: no round is without an exit', () => {
    const ending = new Set(
      [...graph].filter(([, { action }]) => terminal.has(action.Type)).map(([name]) => name),
    );
    for (let grown = true; grown; ) {
      grown = false;
      for (const [name, { roads }] of graph) {
        if (ending.has(name) || !roads.some(({ target }) => ending.has(target))) continue;
        ending.add(name);
        grown = true;
      }
    }

    expect([...graph.keys()].filter((name) => !ending.has(name))).toEqual([]);
  });

  it('is come to from the number or from an event of the contact', () => {
    const reached = new Set<string>();
    const waiting = [...entries()];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      waiting.push(...placeOf(name).roads.map(({ target }) => target));
    }

    expect([...graph.keys()].filter((name) => !reached.has(name))).toEqual([]);
  });

  it('ends in words, a person or a message: never in a line that goes dead', () => {
    const silentEnds: string[] = [];
    for (const entry of entries()) {
      const seen = new Set<string>();
      const waiting: { readonly name: string; readonly spoken: boolean; readonly way: readonly string[] }[] =
        [{ name: entry, spoken: false, way: [] }];
      for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
        const { name, spoken, way } = here;
        const place = placeOf(name);
        if (seen.has(`${name}/${spoken}`) || saidBefore.has(name)) continue;
        seen.add(`${name}/${spoken}`);
        if (terminal.has(place.action.Type) && !spoken) silentEnds.push([...way, name].join(' → '));
        if (handsOver(place)) {
          for (const { target } of place.roads)
            waiting.push({ name: target, spoken: false, way: [...way, name] });
          continue;
        }
        // What was asked of code in between may have taken long: words from before it do not count.
        const kept = spoken && place.action.Type !== 'InvokeLambdaFunction';
        for (const { target, errorType } of place.roads)
          waiting.push({ name: target, spoken: speaks(place, errorType) || kept, way: [...way, name] });
      }
    }

    expect(silentEnds).toEqual([]);
  });

  it('is never silent for more than 8 s, whatever single thing fails', () => {
    const longest = new Map<string, number>();
    const tooLong = new Set<string>();
    const waiting = [...graph.keys()].map((name) => ({ name, beforeMs: 0, failed: false, way: [name] }));
    for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
      const { name, beforeMs, failed, way } = here;
      const key = `${name}/${failed}`;
      if (callerSpeaks.has(name) || (longest.get(key) ?? -1) >= beforeMs) continue;
      longest.set(key, beforeMs);
      const place = placeOf(name);
      for (const { target, errorType, by } of place.roads) {
        const fails = errorType !== undefined && !heardOut.has(errorType);
        if (failed && fails) continue;
        const rings = place.action.Type === 'TransferParticipantToThirdParty';
        const ms = (speaks(place, errorType) || rings ? 0 : beforeMs) + silentMs(place, errorType, by);
        if (ms > 8_000) tooLong.add(`${[...way, target].slice(-9).join(' → ')}: ${ms} ms`);
        else waiting.push({ name: target, beforeMs: ms, failed: failed || fails, way: [...way, target] });
      }
    }

    expect([...tooLong]).toEqual([]);
  });
});
