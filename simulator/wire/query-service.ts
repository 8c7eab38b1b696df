import { randomUUID } from 'node:crypto';
import type { ServiceName } from '../faults.ts';
import { AwsError } from './aws-error.ts';
import type { Operation } from './operation.ts';
import { readMembers, ShapeProblem } from './read-shape.ts';
import type { Answer, WireService } from './wire-service.ts';
import { escapeXml } from './write-error.ts';
import { writeShape } from './write-shape.ts';

export interface QueryServiceOptions {
  readonly name: ServiceName;
  /** The one operation of the stand-in: which one is meant stands in the body, which is read last. */
  readonly operation: Operation;
  /** Of the API, `2010-03-31`. */
  readonly version: string;
  readonly xmlNamespace: string;
  readonly invalid: string;
  readonly throttling: string;
  readonly failure: string;
}

/** A service of the protocol awsQuery: forms in, XML out. Members are plain values; lists and structures are refused. */
export function queryService(options: QueryServiceOptions): WireService {
  const { name, operation, version, xmlNamespace, invalid, throttling, failure } = options;
  return {
    name,
    errorFormat: 'query',
    unsigned: () =>
      new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', { status: 403 }),
    throttling: () => new AwsError(throttling, 'Rate exceeded', { status: 400 }),
    failure: () => new AwsError(failure, 'Internal failure', { status: 500 }),
    route: () => ({
      operation: operation.name,
      async answer(exchange): Promise<Answer> {
        const form = new URLSearchParams((await exchange.readBody()).toString());
        const action = form.get('Action');
        if (action !== operation.name || form.get('Version') !== version) {
          throw new AwsError('InvalidAction', `The ${name} stand-in does not serve ${action}.`, {
            status: 400,
          });
        }
        const given = Object.fromEntries([...form].filter(([key]) => key !== 'Action' && key !== 'Version'));
        let input: unknown;
        try {
          input = readMembers(operation.input, given, []);
        } catch (error) {
          if (error instanceof ShapeProblem) throw new AwsError(invalid, error.message, { status: 400 });
          throw error;
        }
        const resource = operation.resourceOf(input);
        if (resource !== undefined) exchange.note({ resource });
        const { accessKeyId, contactId, world } = exchange;
        world.onRequest?.({ service: name, operation: operation.name, accessKeyId, contactId, input });
        const output = writeShape(operation.output, (await operation.answer(input, exchange)) ?? {});
        const members = Object.entries(output as object)
          .map(([key, value]) => `<${key}>${escapeXml(String(value))}</${key}>`)
          .join('');
        const body = [
          `<${action}Response xmlns="${xmlNamespace}">`,
          `<${action}Result>${members}</${action}Result>`,
          `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`,
          `</${action}Response>`,
        ].join('');
        return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
      },
    }),
  };
}
