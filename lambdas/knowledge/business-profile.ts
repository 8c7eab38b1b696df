import type { SpecialDays } from '../business-time/opening-hours.ts';
import type { Span, WeeklyHours } from '../business-time/weekly-hours.ts';

/** The front matter of the knowledge file, checked. Numbers are E.164; minutes are whole. */
export interface BusinessProfile {
  readonly name: string;
  /** How the agent says the name. */
  readonly sayName: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  /** Holidays, and days with other hours. */
  readonly specialDays: SpecialDays;
  readonly staff: readonly StaffMember[];
  /** Callers who are put straight through to a person. */
  readonly vips: readonly string[];
  readonly roads: Roads;
  readonly emergency: Emergency;
  /** `ask`: a call is recorded once its caller has keyed yes. */
  readonly recording: 'off' | 'ask';
  readonly secondLanguage?: SecondLanguage | undefined;
  /** How many appointments each resource (a room, a chair, a person) takes at a time. */
  readonly resources: Readonly<Record<string, number>>;
  readonly services: readonly Service[];
  readonly lookups: readonly Lookup[];
  /** Appointments are offered from now to this many days ahead. */
  readonly bookingHorizonDays: number;
  /** ICS address of the owner's calendar, whose events are busy times. Private: never spoken, never logged. */
  readonly busyCalendar?: string | undefined;
  /** BCP 47, as Transcribe and Polly name it. */
  readonly language: string;
  /** A generative voice of Polly. */
  readonly voice: string;
  /** How the agent talks, in a few words: `friendly and brief`. */
  readonly tone?: string | undefined;
  readonly greeting: string;
  /** Said when closed, before the next opening time. */
  readonly closedMessage?: string | undefined;
  readonly followUpTexts: FollowUpTexts;
  /** Local time in which no text is sent that could wait. */
  readonly quietHours: Span;
  /** Days that conversations are kept; the deployment's own setting when absent. */
  readonly retentionDays?: number | undefined;
  readonly privacy: 'standard' | 'health';
}

/** A person who takes calls. */
export interface StaffMember {
  readonly name: string;
  readonly phone: string;
  /** `owner`, `front desk`; as the business calls it. */
  readonly role?: string | undefined;
}

/** Which road a call takes. */
export interface Roads {
  readonly closed: 'voicemail' | 'emergency' | 'answer';
  /** Rings outside opening hours when a caller says that it is an emergency. */
  readonly onCall?: string | undefined;
  /** Staff ring before the agent answers. */
  readonly staffFirst: boolean;
  readonly ringSeconds: number;
  /** The business's own lines, which forward to the agent. */
  readonly forwardedFrom: readonly string[];
}

/** Callers who press the key reach a person, or leave a message, without the assistant. */
export interface SecondLanguage {
  /** BCP 47. */
  readonly language: string;
  /** Said first, in that language. */
  readonly offer: string;
  readonly key: string;
}

/** What an emergency is called, and the number that the agent names first. */
export interface Emergency {
  readonly number: string;
  /** Beside those that are always known; lower case. */
  readonly words: readonly string[];
}

export interface Service {
  readonly name: string;
  /** Other names that callers use. */
  readonly alsoCalled: readonly string[];
  readonly minutes: number;
  /** As it is spoken: `$120`, `from $80`. */
  readonly price?: string | undefined;
  /** A name in `resources`. */
  readonly resource: string;
  /** Booked at least this long ahead. */
  readonly leadMinutes: number;
  /** `request`: held until the business confirms. */
  readonly booking: 'confirm' | 'request';
  /** Asked before a slot is offered, in this order. */
  readonly asks: readonly string[];
}

/** Records of the business that callers ask about, kept in a DynamoDB table. */
export interface Lookup {
  /** `reservation`. */
  readonly name: string;
  /** What the caller gives: `confirmation code`. */
  readonly key: string;
  /** Of the whole key, in capitals and digits without spaces. */
  readonly pattern: string;
  /** Name of the table, within the deployment. */
  readonly table: string;
  /** Attribute with the name that the caller has to give. */
  readonly nameField: string;
  /** Attributes that may be spoken, each with what it is called: `{ status: 'Status' }`. */
  readonly spoken: Readonly<Record<string, string>>;
  /** Attributes that the caller may change, each with what it is called and the pattern of a new value. */
  readonly changes: Readonly<Record<string, { readonly label: string; readonly pattern: string }>>;
}

/** Texts after a call, by what happened; absent: none is sent. */
export interface FollowUpTexts {
  readonly booked?: string | undefined;
  readonly cancelled?: string | undefined;
  readonly voicemail?: string | undefined;
  readonly answered?: string | undefined;
}
