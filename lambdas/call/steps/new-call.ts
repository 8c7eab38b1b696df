import type { CallItem } from '../call-item.ts';
import { type ActivePhrases, phraseStep } from '../phrase-steps.ts';
import type { Step } from './step.ts';

/** What is known of the business when a call begins. */
export interface CallSetting {
  readonly knowledgeVersion?: string;
  readonly phrases: ActivePhrases;
  /** Of the business, an IANA name. */
  readonly timeZone: string;
  /** Numbers in E.164 that go straight to a person. */
  readonly vips: readonly string[];
  /** Days that what is kept of the call is kept. */
  readonly retentionDays: number;
}

const dayMs = 86_400_000;

/**
 * The item of a call that begins: everybody is told that the assistant is automated and that the call is
 * transcribed, and only then is listened to; a VIP goes straight to a person.
 */
export function newCall(
  call: { readonly contactId: string; readonly from?: string },
  setting: CallSetting,
  nowMs: number,
): CallItem {
  const vip = call.from !== undefined && setting.vips.includes(call.from);
  const opening: readonly Step[] = vip
    ? [{ number: 1, do: 'transfer' }]
    : [phraseStep(setting.phrases, 'disclosure', 1), { number: 2, do: 'listen' }];
  return {
    contactId: call.contactId,
    ...(call.from === undefined ? {} : { from: call.from }),
    state: 'opening',
    startedAtMs: nowMs,
    timeZone: setting.timeZone,
    lease: { holder: '', epoch: 0, untilMs: 0 },
    issued: 0,
    issuedAtMs: 0,
    lastNumber: opening.length,
    steps: Object.fromEntries(opening.map((step) => [`s${step.number}`, step])),
    asked: { after: 0, atMs: nowMs },
    askCount: 0,
    resumeFromMs: 0,
    turn: 0,
    unconfirmedStarts: 0,
    ...(setting.knowledgeVersion === undefined ? {} : { knowledgeVersion: setting.knowledgeVersion }),
    phrases: setting.phrases,
    ...(vip ? { outcome: { kind: 'transferred', reason: 'vip' } as const } : {}),
    expiresAt: Math.floor((nowMs + dayMs) / 1000),
    keptUntil: Math.floor((nowMs + setting.retentionDays * dayMs) / 1000),
  };
}
