import type { KnowledgeGap } from '../../record/conversation-record.ts';

/**
 * One question that the knowledge does not answer, however often it was asked and in whatever order of words.
 * Key: pk `GAPS`, sk `GAP#<gapKey>`.
 */
export interface GapItem {
  /** As it was asked first. */
  readonly question: string;
  /** Of the newest asking. */
  readonly why: KnowledgeGap['why'];
  /** How often it was asked: as many as `occasions`. */
  readonly asked: number;
  /** `<contact id>#<turn>` of each asking. */
  readonly occasions: ReadonlySet<string>;
  /** Of the business, `2026-11-23`. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly lastAskedAtMs: number;
  /** Epoch seconds; kept for as long as the newest call that asked. */
  readonly expiresAt: number;
}

export const gapsPartition = 'GAPS';
