import type { Execution } from '../flow/execution.ts';
import { ActionError } from '../flow/outcome.ts';
import { tone } from '../line/tone.ts';
import { converse } from './converse.ts';
import type { FarEnd } from './far-end.ts';
import type { FarEndRecord } from './far-end-record.ts';
import type { Person } from './person.ts';
import { isAnswering, ringingMsOf } from './ringing.ts';

/** Precise tone plan of North America: ringing 2 s of every 6. */
const RINGING = tone([440, 480], 2_000);
const RING_EVERY_MS = 6_000;
const BEEP = tone([1_000], 500);
const MAILBOX_GREETING = 'The person you called is not available. Please leave a message after the tone.';
/** A comma in DTMF digits: https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-phone-number.html */
const COMMA_MS = 750;
const KEY_MS = 250;

const REFUSED = { busy: 'busy', rejects: 'rejected', fails: 'failed', 'rings-out': 'rang-out' } as const;

/** A person who was called out of a flow. */
type Called = Pick<FarEnd, 'shownNumber' | 'shownName' | 'digits'> & { readonly limitMs: number };

/**
 * Rings a number, the caller hearing it ring, and joins the two until the third party hangs up. Throws `ActionError`
 * CallFailed or ConnectionTimeLimitExceeded, and the signal's reason when the caller has gone.
 */
export async function ringThirdParty(
  number: string,
  actionIdentifier: string,
  execution: Execution,
  { limitMs, ...shown }: Called,
): Promise<void> {
  const { contact, farEnds, phoneBook, world } = execution;
  const person = phoneBook.call(number);
  const end = farEnds.ring({ who: number, as: 'third-party', attributes: {}, ...shown });
  try {
    const ringingMs = ringingMsOf(person);
    await ring(Math.min(ringingMs, limitMs), actionIdentifier, execution);
    if (ringingMs > limitMs) {
      end.end('rang-out');
      throw new ActionError('Nobody answered in time.', 'ConnectionTimeLimitExceeded');
    }
    if (person.does === 'forwards') return await forward(number, end, execution);
    if (!isAnswering(person)) {
      end.end(REFUSED[person.does]);
      throw new ActionError(`The number did not take the call: ${REFUSED[person.does]}.`, 'CallFailed');
    }
    contact.transferredTo = { number, atMs: world.clock.nowMs() };
    await talk(person, end, actionIdentifier, execution);
  } finally {
    end.end();
  }
}

/** The call comes back in as another one, which lasts no longer than this. */
async function forward(number: string, end: FarEndRecord, execution: Execution): Promise<void> {
  const { callIn, contact, signal, world } = execution;
  const other = await callIn(end.shownNumber).catch((cause: unknown) => {
    end.end('busy');
    throw new ActionError(String(cause), 'CallFailed');
  });
  contact.transferredTo = { number, atMs: world.clock.nowMs() };
  end.answer();
  const hangUp = () => other.hangUp();
  signal.addEventListener('abort', hangUp, { once: true });
  await other.ended;
  signal.removeEventListener('abort', hangUp);
  signal.throwIfAborted();
}

async function ring(
  forMs: number,
  actionIdentifier: string,
  { line, signal, world }: Execution,
): Promise<void> {
  const endsAtMs = world.clock.nowMs() + forMs;
  while (world.clock.nowMs() < endsAtMs) {
    const leftMs = endsAtMs - world.clock.nowMs();
    const ringing = RINGING.subarray(0, Math.max(1, Math.round(leftMs * 8)));
    await line.play(ringing, { kind: 'tone', actionIdentifier }, signal);
    await world.clock.sleep(Math.min(RING_EVERY_MS - 2_000, endsAtMs - world.clock.nowMs()), signal);
  }
}

async function talk(
  person: Extract<Person, { does: 'answers' | 'mailbox' }>,
  end: FarEndRecord,
  actionIdentifier: string,
  { line, parts, signal, world }: Execution,
): Promise<void> {
  const mailbox = person.does === 'mailbox';
  end.answer(mailbox ? 'mailbox' : 'answered');
  const says = person.says ?? (mailbox ? MAILBOX_GREETING : undefined);
  const untilMs = person.dropsAfterMs ?? (mailbox ? 30_000 : Number.POSITIVE_INFINITY);
  await converse(untilMs, world.clock, signal, async (until) => {
    await world.clock.sleep(keysMs(end.digits ?? ''), until);
    if (says !== undefined) {
      const { mulaw } = await parts.voices.speak(says, 'agent');
      await line.play(mulaw, { kind: 'voice', actionIdentifier }, until);
    }
    if (mailbox && !until.aborted) await line.play(BEEP, { kind: 'tone', actionIdentifier }, until);
  });
}

function keysMs(digits: string): number {
  return [...digits].reduce((sum, key) => sum + (key === ',' ? COMMA_MS : KEY_MS), 0);
}
