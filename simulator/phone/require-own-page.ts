import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

/**
 * Lets through only what this server's own page, or a program on this machine, asks. Throws `Refused` (403) when
 * another site's page does: by its Origin, or, when its name was made to point here, by the Host it asks for.
 */
export function requireOwnPage(request: IncomingMessage, port: number): void {
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host.toLowerCase())) {
    throw new Refused(403, `Open this page as http://${hosts[0]}; other names are refused.`);
  }
  if (origin !== undefined && !hosts.some((own) => origin.toLowerCase() === `http://${own}`)) {
    throw new Refused(403, 'Only the page served here may place and hold calls.');
  }
}
