import type { Report } from '../../lambdas/appointments/report.ts';

/** What the model reports of a caller who wants to book and has said nothing else; override what a test is about. */
export function reportOf(over: Partial<Report> = {}): Report {
  return {
    kind: 'book',
    service: '',
    dayAndTime: '',
    name: '',
    answers: [],
    code: '',
    field: '',
    newValue: '',
    confirmed: 'not_asked',
    ...over,
  };
}
