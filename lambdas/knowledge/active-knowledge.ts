import type { BusinessProfile } from './business-profile.ts';
import type { PhraseName } from './phrases.ts';

/** A stock phrase; without `promptUri` it can only be said in Connect's own voice. */
export interface Phrase {
  readonly text: string;
  readonly promptUri?: string;
  readonly durationMs?: number;
}

/** The version of the knowledge that calls are answered from. One item: it is switched by one write. */
export interface ActiveKnowledge extends Omit<BusinessProfile, 'name'> {
  readonly version: string;
  readonly businessName: string;
  readonly phrases: Readonly<Record<PhraseName, Phrase>>;
  readonly chunkCount: number;
}

/** The item as publishing sees it. */
export interface ActiveItem {
  readonly version: string;
  readonly knowledge: ActiveKnowledge;
  readonly savedAtMs: number;
  /** Of the newest save that an event told of. */
  readonly sequencer?: string;
  /** The version that was active before: calls under way may still read it. */
  readonly before?: string;
}

/** Key of the item in CALLS_TABLE. */
export const activeKey = { pk: 'KNOWLEDGE', sk: 'ACTIVE' } as const;
