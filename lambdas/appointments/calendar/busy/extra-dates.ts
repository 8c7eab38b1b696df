import type { ContentLine } from './content-line.ts';
import { durationMs, roughMs } from './may-touch.ts';

const most = 500;

/**
 * The occurrences that an event has by RDATE (RFC 5545, 3.8.5.2), each as an event of its own: the parser knows rules
 * and exceptions, but no added dates. Periods are taken by their start.
 */
export function extraDates(event: readonly ContentLine[]): ContentLine[][] {
  const dates = event.filter(({ name }) => name === 'RDATE');
  if (dates.length === 0) return [];
  const value = (of: string) => event.find(({ name }) => name === of)?.value;
  const startMs = roughMs(value('DTSTART')) ?? 0;
  const endMs = roughMs(value('DTEND'));
  const lastsMs = endMs === undefined ? durationMs(value('DURATION') ?? '') : endMs - startMs;
  const isDate = /^\d{8}$/.test(value('DTSTART') ?? '');
  const lasts: ContentLine = { name: 'DURATION', parameters: '', value: `PT${Math.floor(lastsMs / 1_000)}S` };
  const days: ContentLine = {
    name: 'DURATION',
    parameters: '',
    value: `P${Math.max(1, Math.round(lastsMs / 86_400_000))}D`,
  };
  const same = event.filter(({ name }) => ['STATUS', 'TRANSP', 'DTSTAMP'].includes(name));
  return dates
    .flatMap(({ parameters, value: list }) =>
      list.split(',').map((date) => ({ parameters, date: date.split('/')[0] ?? '' })),
    )
    .slice(0, most)
    .map(({ parameters, date }, index) => [
      { name: 'UID', parameters: '', value: `${value('UID') ?? ''}-rdate-${index}` },
      { name: 'DTSTART', parameters, value: date },
      isDate ? days : lasts,
      ...same,
    ]);
}
