import { createServer as createHttp1Server } from 'node:http';
import { constants, createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import type { Incoming } from './incoming.ts';

/** `h2c` is HTTP/2 without TLS by prior knowledge, as the SDK's HTTP/2 handler speaks it to an http:// endpoint. */
export type Transport = 'http1' | 'h2c';

export interface Listener {
  readonly url: string;
  /** Breaks what is still open. */
  close(): Promise<void>;
}

/** Longer than any simulated call: the client decides when a kept connection ends. */
const KEEP_ALIVE_MS = 3_600_000;

/** Listens on a free port of 127.0.0.1. */
export async function listen(
  transport: Transport,
  onRequest: (incoming: Incoming) => void,
): Promise<Listener> {
  const { server, breakAll } = transport === 'http1' ? http1(onRequest) : http2(onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakAll();
      }),
  };
}

function http1(onRequest: (incoming: Incoming) => void): { server: Server; breakAll(): void } {
  const server = createHttp1Server(
    { keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true },
    (request, response) => {
      request.on('error', ignore);
      response.on('error', ignore);
      onRequest({
        method: request.method ?? 'GET',
        target: request.url ?? '/',
        headers: request.headers,
        body: request,
        connection: request.socket,
        sink: response,
        begin(status, headers, flush) {
          response.writeHead(status, { ...headers });
          if (flush) response.flushHeaders();
        },
        begun: () => response.headersSent,
        reset: () => request.socket.destroySoon(),
      });
    },
  );
  server.requestTimeout = 0;
  return { server, breakAll: () => server.closeAllConnections() };
}

function http2(onRequest: (incoming: Incoming) => void): { server: Server; breakAll(): void } {
  const server = createHttp2Server();
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', ignore);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', ignore);
    onRequest({
      method: headers[':method'] ?? 'GET',
      target: headers[':path'] ?? '/',
      headers,
      body: stream,
      connection: stream.session ?? stream,
      sink: stream,
      begin: (status, answerHeaders) => {
        if (!stream.destroyed) stream.respond({ ':status': status, ...answerHeaders });
      },
      begun: () => stream.headersSent,
      reset: () => stream.close(constants.NGHTTP2_CANCEL),
    });
  });
  return {
    server,
    breakAll: () => {
      for (const session of sessions) session.destroy();
    },
  };
}

/** A client that goes away shows as an error of its streams; `serve` hears of it by their end. */
function ignore(): void {}
