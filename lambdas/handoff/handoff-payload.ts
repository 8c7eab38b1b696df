import * as z from 'zod/mini';
import { type Briefing, briefingText, whisperText } from './briefing.ts';

const text = z.string().check(z.minLength(1));

/** What goes with a call to a person. Only `reasonCode` and the sentence in the briefing may be the model's. */
export const handoffPayloadSchema = z.strictObject({
  conversationId: text,
  /** The caller: a number is a profile; `unknown` where it is withheld. */
  profileId: text,
  /** The business. */
  storeId: text,
  reasonCode: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  /** `priority=high; language=en-US`. */
  routingHints: text,
  /** Flat, none of them empty: contact attributes as they are. */
  attributes: z.record(z.string().check(z.regex(/^[A-Za-z0-9_-]+$/)), text),
});

export type HandoffPayload = z.infer<typeof handoffPayloadSchema>;

/** Bytes of all contact attributes together: Connect's limit is 32 KB, and a Lambda's answer to a flow has the same. */
export const attributeBytes = 32 * 1024;
/** The flow keeps some attributes of its own. */
const briefingCharacters = 6_000;
/** Spoken in some 20 s. */
const whisperCharacters = 300;

export function handoffPayload(
  briefing: Briefing,
  call: {
    readonly contactId: string;
    readonly storeId: string;
    readonly language: string;
    readonly first: boolean;
    /** What the deployment adds to every handoff. */
    readonly attributes?: Readonly<Record<string, string>>;
  },
): HandoffPayload {
  return {
    conversationId: call.contactId,
    profileId: briefing.who.number ?? 'unknown',
    storeId: spoken(call.storeId, 100),
    reasonCode: briefing.why.reasonCode,
    routingHints: `priority=${call.first ? 'high' : 'normal'}; language=${call.language}`,
    attributes: {
      ...call.attributes,
      briefing: cut(briefingText(briefing), briefingCharacters),
      whisper: spoken(whisperText(briefing), whisperCharacters),
    },
  };
}

/** The payload as a flow takes it: flat strings. */
export function flatPayload({ attributes, ...payload }: HandoffPayload): Readonly<Record<string, string>> {
  return { ...attributes, ...payload };
}

function cut(words: string, characters: number): string {
  const whole = [...words];
  const short = whole.length <= characters ? words : `${whole.slice(0, characters - 1).join('')}…`;
  return short.trim() === '' ? '-' : short;
}

/** Connect's voice takes what looks like markup for markup, and a flow what looks like a reference for a reference. */
function spoken(words: string, characters: number): string {
  return cut(words.replace(/[<>&{}]/g, ' ').replace(/\$(?=[.[])/g, ' '), characters);
}
