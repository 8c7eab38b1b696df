import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { required, wholeNumber } from '../flow/parameters.ts';
import { tone } from '../line/tone.ts';

/** Precise tone plan of North America: ringing 2 s of every 6. */
const RINGING = tone([440, 480], 2_000);
const RING_EVERY_MS = 6_000;
const DEFAULT = { does: 'answered', afterMs: 2_000, talkMs: 5_000 } as const;

/** Calls a number and joins it with the caller. The flow goes on only when the third party hangs up first. */
export const transferParticipantToThirdParty: Action = {
  type: 'TransferParticipantToThirdParty',
  check({ Parameters: parameters, Transitions }) {
    const declared = Transitions.Errors.map(({ ErrorType }) => ErrorType);
    if (parameters['ContinueFlowExecution'] !== 'False') return [];
    return ['CallFailed', 'ConnectionTimeLimitExceeded']
      .filter((error) => declared.includes(error))
      .map((error) => `Invalid Action error. Error: ${error}`);
  },
  async run(action, execution) {
    const { line, parts, signal, world } = execution;
    const number = required(action, 'ThirdPartyPhoneNumber', execution);
    if (!/^\+[1-9]\d{6,14}$/.test(number))
      throw new ActionError('ThirdPartyPhoneNumber is no E.164 number.', 'CallFailed');
    const seconds = required(action, 'ThirdPartyConnectionTimeLimitSeconds', execution);
    const limitMs = wholeNumber(seconds, 'ThirdPartyConnectionTimeLimitSeconds', 1, 600) * 1_000;
    const goesOn = required(action, 'ContinueFlowExecution', execution) === 'True';

    const third = parts.thirdParty?.(number) ?? DEFAULT;
    const ringingMs =
      third.does === 'rings-on' ? Number.POSITIVE_INFINITY : (third.afterMs ?? DEFAULT.afterMs);
    const endsAtMs = world.clock.nowMs() + Math.min(ringingMs, limitMs);
    while (world.clock.nowMs() < endsAtMs) {
      const leftMs = endsAtMs - world.clock.nowMs();
      const ring = RINGING.subarray(0, Math.max(1, Math.round(leftMs * 8)));
      await line.play(ring, { kind: 'tone', actionIdentifier: action.Identifier }, signal);
      await world.clock.sleep(Math.min(RING_EVERY_MS - 2_000, endsAtMs - world.clock.nowMs()), signal);
    }
    if (ringingMs > limitMs) throw new ActionError('Nobody answered in time.', 'ConnectionTimeLimitExceeded');
    if (third.does === 'busy') throw new ActionError('The number is busy.', 'CallFailed');

    const talkMs = third.talkMs ?? Number.POSITIVE_INFINITY;
    if (talkMs === Number.POSITIVE_INFINITY) await untilAborted(signal);
    await world.clock.sleep(talkMs, signal);
    return goesOn ? next : { way: 'end', reason: 'transferred-to-third-party' };
  },
};

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
