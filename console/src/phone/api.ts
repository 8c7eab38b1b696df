import type { PhoneBusiness } from '../../../simulator/phone/phone-business.ts';

/** Asks the server that served this page. Rejects with what it said when it refuses. */
async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Error('The simulation does not answer. Is `npm start` still running in the terminal?');
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  throw new Error((answer as { message?: string }).message ?? `The server answered ${response.status}.`);
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Whom to call as, and when. */
export interface Dialled {
  /** E.164; absent for a withheld number. */
  readonly from?: string;
  /** HH:MM where the business is; absent for now. */
  readonly timeOfDay?: string;
}

export const api = {
  business: (signal: AbortSignal) => ask<PhoneBusiness>('/api/business', { signal }),
  dial: (wanted: Dialled) => post<{ readonly id: string }>('/api/calls', wanted),
  say: (id: string, text: string) => post(`/api/calls/${id}/say`, { text }),
  press: (id: string, digit: string) => post(`/api/calls/${id}/press`, { digit }),
  hangUp: (id: string) => post(`/api/calls/${id}/hang-up`, {}),
  /** Where the events of a call are told. */
  eventsPath: (id: string) => `/api/calls/${id}/events`,
};
