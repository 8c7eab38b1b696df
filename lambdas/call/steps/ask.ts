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

/** `undefined` when it is no event of a contact flow. */
export function parseAsk(
  event: unknown,
): (Ask & { readonly purpose: string; readonly choice?: string; readonly what?: string }) | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { ContactData, Parameters } = parsed.data.Details;
  const audio = ContactData.MediaStreams?.Customer?.Audio;
  const given = (name: string): string | undefined => present(Parameters?.[name]);
  const failed = stepNumber(given('failed'));
  const digits = given('digits');
  const choice = given('choice');
  const what = given('what');
  const from = phoneNumber(present(ContactData.CustomerEndpoint?.Address));
  const streamArn = present(audio?.StreamARN);
  const streamStartMs = stepNumber(present(audio?.StartTimestamp));
  return {
    contactId: ContactData.ContactId,
    purpose: given('purpose') ?? 'ask',
    after: stepNumber(given('after')) ?? 0,
    ...(failed === undefined ? {} : { failed }),
    ...(digits === undefined ? {} : { digits }),
    ...(choice === undefined ? {} : { choice }),
    ...(what === undefined ? {} : { what }),
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
