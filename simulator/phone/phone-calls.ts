import type { RunningWorld } from '../start-world.ts';
import type { Voices } from '../voices/utterance.ts';
import { holdPhoneCall, type PhoneCallSession, type SessionOptions } from './phone-call-session.ts';
import { Refused } from './refused.ts';
import { untilTimeOfDay } from './until-time-of-day.ts';

export interface PhoneCalls {
  /** Throws `Refused` for a time of day chosen while a call is active, `FastBusy` at the quota of calls. */
  dial(wanted: {
    readonly from?: string | undefined;
    readonly timeOfDay?: string | undefined;
  }): Promise<PhoneCallSession>;
  /** Throws `Refused` (404) for an unknown call, and for one that ended too long ago. */
  find(id: string): PhoneCallSession;
  /** Hangs up every call and waits until each is complete. */
  close(): Promise<void>;
}

export interface PhoneCallsOptions extends Pick<SessionOptions, 'abandonedAfterMs'> {
  /** Of the business. */
  readonly timeZone: string;
  /** A call that has ended stays readable until this many others have. @default 20 */
  readonly keptCalls?: number;
}

/** How long a jump of the clock waits for the last call's work to be done, simulated ms. */
const settleMs = 3_000;

/** The calls placed from the page. */
export function holdPhoneCalls(
  running: RunningWorld,
  voices: Voices,
  { timeZone, keptCalls = 20, ...options }: PhoneCallsOptions,
): PhoneCalls {
  const sessions = new Map<string, PhoneCallSession>();
  const ended: string[] = [];
  const closing = new AbortController();

  async function jumpTo(timeOfDay: string): Promise<void> {
    const refuse = (): void => {
      if (running.connect.activeCalls === 0) return;
      throw new Refused(409, 'timeOfDay can be chosen only while no call is active: hang up first.');
    };
    refuse();
    await Promise.race([
      running.lambda.whenIdle(),
      running.clock.sleep(settleMs, closing.signal).catch(() => undefined),
    ]);
    refuse();
    running.clock.jump(untilTimeOfDay(timeOfDay, running.clock.nowMs(), timeZone));
  }

  return {
    async dial({ from, timeOfDay }) {
      if (timeOfDay !== undefined) await jumpTo(timeOfDay);
      const phone = await running.connect.placeCall(from === undefined ? {} : { from });
      const session = holdPhoneCall(phone, running, voices, { ...options, from, signal: closing.signal });
      sessions.set(session.id, session);
      void session.complete.then(() => {
        ended.push(session.id);
        const oldest = ended.length > keptCalls ? ended.shift() : undefined;
        if (oldest !== undefined) sessions.delete(oldest);
      });
      return session;
    },
    find(id) {
      const session = sessions.get(id);
      if (session === undefined) throw new Refused(404, 'There is no such call; place one first.');
      return session;
    },
    async close() {
      closing.abort();
      const open = [...sessions.values()].filter(({ id }) => !ended.includes(id));
      for (const session of open) session.hangUp();
      await Promise.all(open.map(({ complete }) => complete));
    },
  };
}
