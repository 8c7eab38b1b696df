import type { Outcome } from '../../record/conversation-record.ts';
import type { CallItem } from '../call-item.ts';
import type { ActivePhrases } from '../phrase-steps.ts';
import { type OpeningOffers, openingSteps } from './opening-steps.ts';
import type { Step } from './step.ts';

/** What is known of the business when a call begins. */
export interface CallSetting {
  readonly knowledgeVersion?: string;
  readonly phrases: ActivePhrases;
  /** Of the business, an IANA name. */
  readonly timeZone: string;
  /** Numbers in E.164 that go straight to a person. */
  readonly vips: readonly string[];
  /** The staff are rung before the assistant answers. */
  readonly staffFirst?: boolean;
  /** The business's own lines that forward to the agent: a call under such a number is somebody else's. */
  readonly ownLines?: readonly string[];
  readonly staffPhones?: readonly string[];
  readonly offers?: OpeningOffers & { readonly languageKey?: string };
  /** The agent itself is ringing a line that has led here. */
  readonly loop?: boolean;
  /** Days that what is kept of the call is kept. */
  readonly retentionDays: number;
}

const dayMs = 86_400_000;

/** How a call begins, and what it comes to if nothing else becomes of it. */
interface Opening {
  readonly steps: readonly Step[];
  readonly outcome?: Outcome;
}

/**
 * A call that the agent has placed itself is not talked to; a VIP goes straight to a person, and so does everybody where
 * the staff go first.
 */
function openingOf(from: string | undefined, setting: CallSetting): Opening {
  const transfer = (reason: string): Opening => ({
    steps: [{ number: 1, do: 'transfer' }],
    outcome: { kind: 'transferred', reason },
  });
  if (setting.loop === true) {
    return { steps: [{ number: 1, do: 'voicemail' }], outcome: { kind: 'message', reason: 'loop' } };
  }
  if (from !== undefined && setting.vips.includes(from)) return transfer('vip');
  const isStaff = from !== undefined && (setting.staffPhones ?? []).includes(from);
  if (setting.staffFirst === true && !isStaff) return transfer('staff-first');
  return { steps: openingSteps(setting.phrases, 1, setting.offers) };
}

/** The item of a call that begins. Whoever is forwarded by one of the business's own lines has no number that is known. */
export function newCall(
  call: { readonly contactId: string; readonly from?: string },
  setting: CallSetting,
  nowMs: number,
): CallItem {
  const own = call.from !== undefined && (setting.ownLines ?? []).includes(call.from);
  const from = own ? undefined : call.from;
  const { steps, outcome } = openingOf(from, setting);
  return {
    contactId: call.contactId,
    ...(from === undefined ? {} : { from }),
    state: 'opening',
    startedAtMs: nowMs,
    timeZone: setting.timeZone,
    lease: { holder: '', epoch: 0, untilMs: 0 },
    issued: 0,
    issuedAtMs: 0,
    lastNumber: steps.at(-1)?.number ?? 0,
    steps: Object.fromEntries(steps.map((step) => [`s${step.number}`, step])),
    asked: { after: 0, atMs: nowMs },
    askCount: 0,
    resumeFromMs: 0,
    turn: 0,
    unconfirmedStarts: 0,
    ...(setting.knowledgeVersion === undefined ? {} : { knowledgeVersion: setting.knowledgeVersion }),
    phrases: setting.phrases,
    ...(setting.offers?.languageKey === undefined ? {} : { languageKey: setting.offers.languageKey }),
    ...(outcome === undefined ? {} : { outcome }),
    expiresAt: Math.floor((nowMs + dayMs) / 1000),
    keptUntil: Math.floor((nowMs + setting.retentionDays * dayMs) / 1000),
  };
}
