import type { World } from '../world.ts';
import { accessKeyOf } from './access-key-of.ts';
import { AwsError } from './aws-error.ts';
import type { Incoming } from './incoming.ts';
import { type Listener, listen, type Transport } from './listen.ts';
import { OpenExchange } from './open-exchange.ts';
import { sendAnswer } from './send-answer.ts';
import type { Route, WireService } from './wire-service.ts';
import { writeError } from './write-error.ts';

/**
 * Serves an AWS service on a free port of 127.0.0.1. Every request must be signed, is written to the world's
 * journal, and meets the world's delays (of a new connection; the rest by `exchange.delay`) and faults:
 * `throttle` and `error` are refused by the service's own names, `hang` is answered never, `slow` later,
 * `cut` is reset after so many events; `misbehave` and `corrupt` are left to the stand-in.
 */
export async function serve(
  world: World,
  service: WireService,
  transport: Transport = 'http1',
): Promise<Listener> {
  const known = new WeakSet<object>();
  const open = new Set<AbortController>();
  const listener = await listen(transport, (incoming) => {
    const isNew = !known.has(incoming.connection);
    known.add(incoming.connection);
    const controller = new AbortController();
    open.add(controller);
    incoming.sink.once('close', () => {
      open.delete(controller);
      controller.abort(new Error('The client went away.'));
    });
    void answerOne(world, service, incoming, isNew, controller.signal);
  });
  return {
    url: listener.url,
    async close() {
      for (const controller of open) controller.abort(new Error('The server closes.'));
      await listener.close();
    },
  };
}

async function answerOne(
  world: World,
  service: WireService,
  incoming: Incoming,
  isNew: boolean,
  signal: AbortSignal,
): Promise<void> {
  const exchange = new OpenExchange(world, service.name, incoming, signal);
  let done = (): void => {};
  try {
    const route = admit(exchange, service);
    const { operation, contactId } = exchange;
    done = world.journal.begin({
      service: service.name,
      operation,
      ...(contactId === undefined ? {} : { contactId }),
    });
    if (isNew) await exchange.delay(service.connectStage ?? 'net.connect');
    const cutAfter = await suffer(exchange, service);
    await sendAnswer(incoming, await route.answer(exchange), signal, cutAfter);
    if (signal.aborted) exchange.note({ outcome: 'client-gone' });
    else if (cutAfter !== undefined) exchange.note({ outcome: 'cut' });
  } catch (error) {
    if (signal.aborted) exchange.note({ outcome: 'client-gone' });
    else await refuse(exchange, service, incoming, error);
  } finally {
    done();
    exchange.finish();
  }
}

function admit(exchange: OpenExchange, service: WireService): Route {
  const { authorization } = exchange.request.headers;
  if (authorization === undefined && service.unsigned !== undefined) throw service.unsigned();
  exchange.accessKeyId = accessKeyOf(authorization);
  const contactId = exchange.world.callerOf(exchange.accessKeyId)?.contactId;
  if (contactId !== undefined) exchange.contactId = contactId;
  const route = service.route(exchange.request);
  exchange.operation = route.operation;
  return route;
}

/** Plays the fault that hits this request, if any. Returns after how many events the answer is to be cut. */
async function suffer(exchange: OpenExchange, service: WireService): Promise<number | undefined> {
  const { world, operation, contactId, signal } = exchange;
  const fault = world.faults.take(service.name, operation, contactId);
  if (fault === undefined) return undefined;
  switch (fault.kind) {
    case 'throttle':
      throw service.throttling();
    case 'error':
      throw service.failure();
    case 'hang':
      return await new Promise((_, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    case 'slow':
      await exchange.slow(fault.delayMs ?? 0);
      return undefined;
    case 'cut':
      return fault.afterEvents ?? 0;
    default:
      exchange.fault = fault;
      return undefined;
  }
}

async function refuse(
  exchange: OpenExchange,
  service: WireService,
  incoming: Incoming,
  error: unknown,
): Promise<void> {
  const refusal =
    error instanceof AwsError
      ? error
      : new AwsError('InternalFailure', `The ${service.name} stand-in failed: ${String(error)}`, {
          status: 500,
        });
  exchange.note({ outcome: refusal.name });
  if (incoming.begun()) return incoming.reset();
  await sendAnswer(incoming, writeError(refusal, service.errorFormat), exchange.signal, undefined);
}
