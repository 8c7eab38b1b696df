import { request } from 'node:http';
import type { PhoneEvent } from '../../../simulator/phone/phone-event.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The sentence of a refusal. */
  readonly message: string;
}

/** Any request at all: `fetch` would not send a wrong Host. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode: status = 0, headers: answered } = response;
        const isJson = answered['content-type'] === 'application/json';
        const { message = '' } = isJson ? (JSON.parse(text) as { message?: string }) : {};
        resolve({ status, headers: answered, text, message });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const post = (url: string, body: unknown): Promise<Answer> =>
  ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export async function dial(base: string, wanted: unknown = {}): Promise<string> {
  const { status, text } = await post(`${base}/api/calls`, wanted);
  if (status !== 201) throw new Error(text);
  return (JSON.parse(text) as { id: string }).id;
}

export interface ToldEvent {
  readonly id: number | undefined;
  readonly event: PhoneEvent;
}

/** The events of a call as they come, until the server ends them or the reader leaves. */
export async function* follow(base: string, callId: string, seen = 0): AsyncGenerator<ToldEvent> {
  const leaving = new AbortController();
  const response = await fetch(`${base}/api/calls/${callId}/events`, {
    signal: leaving.signal,
    headers: seen === 0 ? {} : { 'last-event-id': String(seen) },
  });
  if (response.body === null || response.status !== 200) throw new Error(`events: ${response.status}`);
  try {
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const parts = (text + chunk).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const [, id] = /^id: (\d+)$/m.exec(part) ?? [];
        const [, data = ''] = /^data: (.*)$/m.exec(part) ?? [];
        yield { id: id === undefined ? undefined : Number(id), event: JSON.parse(data) as PhoneEvent };
      }
    }
  } finally {
    leaving.abort();
  }
}

/** All events up to the first that is `wanted`; throws when there was none. */
export async function until(
  events: AsyncGenerator<ToldEvent>,
  wanted: (event: PhoneEvent) => boolean,
): Promise<ToldEvent[]> {
  const told: ToldEvent[] = [];
  for (;;) {
    const { value, done } = await events.next();
    if (done === true)
      throw new Error(`The events ended before it: ${JSON.stringify(told.map(({ event }) => event))}`);
    told.push(value);
    if (wanted(value.event)) return told;
  }
}

export const says =
  (text: string) =>
  (event: PhoneEvent): boolean =>
    event.type === 'agent' && event.text.includes(text);
