import type { AgentEnvironment } from '../../../aws/environment.ts';
import { readActiveKnowledge } from '../../../knowledge/read-active-knowledge.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { writeFeed } from './write-feed.ts';

/** The appointments from yesterday to the booking horizon, as an iCalendar file. */
export async function makeFeed(
  environment: AgentEnvironment,
  _nowMs: number,
  signal: AbortSignal,
): Promise<string> {
  const { businessName, privacy } = await readActiveKnowledge(environment, signal);
  const entries: readonly CalendarEntry[] = [];
  return writeFeed(entries, { businessName, privacy });
}
