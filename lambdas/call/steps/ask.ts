import * as z from 'zod/mini';

/** One question "what next?" of the flow, as next-step understands it. */
export interface Ask {
  readonly contactId: string;
  /** Last step that the flow has finished; 0 when none. */
  readonly after: number;
  /** The step whose play took its error branch. */
  readonly failed?: number;
  /** What was keyed in on a `digits` step; `Timeout` for nothing. */
  readonly digits?: string;
  /** E.164. Absent for a withheld number. */
  readonly from?: string;
  /** The number that was called, E.164. */
  readonly to?: string;
  readonly streamArn?: string;
  /** Producer time at which streaming began. */
  readonly streamStartMs?: number;
}

const text = z.optional(z.nullable(z.string()));

/** The part of a `ContactFlowEvent` that is read; endpoint and media stream may be null. */
const eventSchema = z.object({
  Details: z.object({
    ContactData: z.object({
      ContactId: z.string().check(z.minLength(1)),
      CustomerEndpoint: z.optional(z.nullable(z.object({ Address: text }))),
      SystemEndpoint: z.optional(z.nullable(z.object({ Address: text }))),
      MediaStreams: z.optional(
        z.nullable(
          z.object({
            Customer: z.optional(
              z.nullable(
                z.object({
                  Audio: z.optional(z.nullable(z.object({ StreamARN: text, StartTimestamp: text }))),
                }),
              ),
            ),
          }),
        ),
      ),
    }),
    Parameters: z.optional(z.nullable(z.record(z.string(), text))),
  }),
});

/** An ask with what the flow asks it for. */
export interface FlowAsk extends Ask {
  readonly purpose: string;
  /** Of a `fallback`: what the caller chose. */
  readonly choice?: string;
  /** Of a `voicemail`: how far it has come. */
  readonly stage?: string;
  /** Of a `handoff` or a `voicemail`: why, when the flow knows better than the call's item. */
  readonly reason?: string;
  /** Of a `handoff`: the last attempt the flow knows of, counted from 1, and what came of it. */
  readonly attempt: number;
  readonly result?: string;
}

/** `undefined` when it is no event of a contact flow. */
export function parseAsk(event: unknown): FlowAsk | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { ContactData, Parameters } = parsed.data.Details;
  const audio = ContactData.MediaStreams?.Customer?.Audio;
  const given = (name: string): string | undefined => present(Parameters?.[name]);
  const failed = stepNumber(given('failed'));
  const digits = given('digits');
  const named = (name: 'choice' | 'stage' | 'reason' | 'result') => {
    const value = given(name);
    return value === undefined ? {} : { [name]: value };
  };
  const to = phoneNumber(present(ContactData.SystemEndpoint?.Address));
  const from = phoneNumber(present(ContactData.CustomerEndpoint?.Address));
  const streamArn = present(audio?.StreamARN);
  const streamStartMs = stepNumber(present(audio?.StartTimestamp));
  return {
    contactId: ContactData.ContactId,
    purpose: given('purpose') ?? 'ask',
    after: stepNumber(given('after')) ?? 0,
    ...(failed === undefined ? {} : { failed }),
    ...(digits === undefined ? {} : { digits }),
    attempt: stepNumber(given('attempt')) ?? 0,
    ...named('choice'),
    ...named('stage'),
    ...named('reason'),
    ...named('result'),
    ...(to === undefined ? {} : { to }),
    ...(from === undefined ? {} : { from }),
    ...(streamArn === undefined ? {} : { streamArn }),
    ...(streamStartMs === undefined ? {} : { streamStartMs }),
  };
}

/** The flow has no way to clear an attribute: an empty string is illegal there, so it writes `none`. */
function present(value: string | null | undefined): string | undefined {
  return value === null || value === undefined || value.trim() === '' || value === 'none' ? undefined : value;
}

/** What carriers put in the place of a withheld number ("anonymous", "+266696687") cannot be called. */
function phoneNumber(address: string | undefined): string | undefined {
  const anonymous = /^\+?266696687$/;
  return address !== undefined && /^\+[1-9]\d{6,14}$/.test(address) && !anonymous.test(address)
    ? address
    : undefined;
}

function stepNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
