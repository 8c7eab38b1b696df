export type HandlerName =
  | 'next-step'
  | 'call-orchestrator'
  | 'contact-event'
  | 'knowledge-sync'
  | 'calendar-feed'
  | 'send-notice'
  | 'voicemail-arrived';

export interface FunctionLimits {
  readonly timeoutMs: number;
  /** 1,769 is one full core. */
  readonly memoryMb: number;
  /** Of an Event invoke: Lambda tries again so many times, 0 to 2. @default - as Lambda does: 2 */
  readonly retryAttempts?: number;
  /** Of an Event invoke: an older one is dropped. @default - as Lambda does: 6 hours */
  readonly maxEventAgeMs?: number;
}

/** Every function, as it is deployed in an account and on a laptop. */
export const functionLimits: Readonly<Record<HandlerName, FunctionLimits>> = {
  // Connect waits 8 s for an answer; one that comes later is of no use to anybody.
  'next-step': { timeoutMs: 8_000, memoryMb: 1_769 },
  // The longest that Lambda allows. A late or second start would speak over a call that another holder answers.
  'call-orchestrator': { timeoutMs: 900_000, memoryMb: 1_769, retryAttempts: 0, maxEventAgeMs: 60_000 },
  // It gives up by itself after 8 s.
  'contact-event': { timeoutMs: 10_000, memoryMb: 512 },
  // A large file is embedded and its phrases are rendered at the pace that the quotas allow.
  'knowledge-sync': { timeoutMs: 300_000, memoryMb: 1_769 },
  // A calendar asks some times an hour, and waits.
  'calendar-feed': { timeoutMs: 10_000, memoryMb: 512 },
  'send-notice': { timeoutMs: 30_000, memoryMb: 512 },
  // A message is transcribed as fast as it was spoken, and waits its turn when many come at once.
  'voicemail-arrived': { timeoutMs: 900_000, memoryMb: 512 },
};
