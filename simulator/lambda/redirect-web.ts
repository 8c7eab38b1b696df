import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Answers this thread's HTTPS requests to some hosts from this machine: what lies behind the public internet is the
 * simulator's. Names are not looked up and TLS is left out; every other request goes where it says. Call it before any
 * other module is loaded.
 * @param hosts host name → the address that stands in for it
 */
export function redirectWeb(hosts: Readonly<Record<string, string>>): void {
  if (Object.keys(hosts).length === 0) return;
  const real = https.request as (...args: readonly unknown[]) => ClientRequest;
  const request = (...args: readonly unknown[]): ClientRequest => {
    const [url, options, done] = args;
    const instead = url instanceof URL ? hosts[url.hostname] : undefined;
    if (!(url instanceof URL) || instead === undefined) return real(...args);
    const { lookup: _, agent: __, ...rest } = options as RequestOptions;
    const to = new URL(`${url.pathname}${url.search}`, instead);
    return http.request(to, rest, done as (answer: IncomingMessage) => void);
  };
  Object.assign(https, { request });
  syncBuiltinESMExports();
}
