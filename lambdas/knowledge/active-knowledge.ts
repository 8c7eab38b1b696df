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

/** Key of the item in CALLS_TABLE. */
export const activeKey = { pk: 'KNOWLEDGE', sk: 'ACTIVE' } as const;
