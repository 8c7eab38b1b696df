import * as z from 'zod/mini';
import { switches } from '../switches.ts';

const ms = z.number().check(z.minimum(0));
const oneOrMany = z.union([z.string(), z.array(z.string())]);

export const services = [
  'connect',
  'kinesis-video',
  'transcribe',
  'bedrock',
  'polly',
  's3',
  's3vectors',
  'dynamodb',
  'lambda',
  'events',
  'firehose',
  'secrets-manager',
  'sns',
] as const;

const expectation = z.strictObject({
  tool: z.optional(
    z.enum(['answer_from_knowledge', 'book_appointment', 'transfer_to_human', 'end_call', 'none']),
  ),
  /** Words that the reply must hold, as the caller heard it. */
  hears: z.optional(oneOrMany),
  not_hears: z.optional(oneOrMany),
  /** From the caller's last sound to the first sound of the reply; legal at speed 1 only. */
  within_ms: z.optional(ms),
  /** What must not occur: `turn`, `reply`, `stall`, or requests to a service. */
  absent: z.optional(
    z.union([
      z.enum(['turn', 'reply', 'stall', ...services]),
      z.array(z.enum(['turn', 'reply', 'stall', ...services])),
    ]),
  ),
});

/** An appointment as a scenario names it. */
const appointment = z.strictObject({
  resource: z.optional(z.string()),
  service: z.optional(z.string()),
  name: z.optional(z.string()),
  status: z.optional(z.enum(['booked', 'requested'])),
  /** ISO 8601 with offset. */
  from: z.optional(z.string()),
});

/** One that somebody else has made: it stands in the book before the caller speaks. */
const othersAppointment = z.strictObject({
  resource: z.string(),
  service: z.string(),
  name: z.string(),
  from: z.string(),
  minutes: z.number().check(z.minimum(1)),
  code: z.optional(z.string()),
});

/** The owner changes the knowledge file: every occurrence of `find`. */
const edit = z.strictObject({ find: z.string().check(z.minLength(1)), replace: z.string() });

const turn = z
  .strictObject({
    says: z.optional(z.string().check(z.minLength(1))),
    presses: z.optional(z.string().check(z.regex(/^[0-9*#]$/, 'one key: 0–9, * or #'))),
    stays_silent_ms: z.optional(ms),
    /** Starts to speak this long after the agent's reply to the turn before has begun. */
    interrupts_after_ms: z.optional(ms),
    hangs_up: z.optional(z.boolean()),
    /** A fax machine's calling tone, for so long. */
    faxes_ms: z.optional(ms),
    /** Begins as soon as, after the turn before, somebody is rung, has answered (an agent: after the whispers), or has hung up. */
    when: z.optional(z.enum(['ringing', 'answered', 'left'])),
    /** What another caller books before this turn. */
    meanwhile_booked: z.optional(othersAppointment),
    /** What the owner changes in the knowledge file before this turn. */
    meanwhile_edited: z.optional(edit),
    expect: z.optional(expectation),
  })
  .check(
    z.refine(
      (value) =>
        [value.says, value.presses, value.stays_silent_ms, value.faxes_ms, value.hangs_up].filter(
          (way) => way !== undefined,
        ).length === 1,
      'a turn has exactly one of says, presses, stays_silent_ms, faxes_ms, hangs_up',
    ),
  );

const turns = z.array(turn).check(z.minLength(1, 'a call needs a turn'));

const call = z.strictObject({
  /** E.164, or `withheld`. */
  from: z.optional(
    z.string().check(z.regex(/^(withheld|\+[1-9]\d{6,14})$/, 'a number in E.164, or withheld')),
  ),
  name: z.optional(z.string()),
  /** A speakerphone: what the agent says comes back this much later. */
  echo_ms: z.optional(ms),
  turns,
});

const step = z
  .strictObject({ call: z.optional(call), edit: z.optional(edit) })
  .check(
    z.refine(
      (value) => (value.call === undefined) !== (value.edit === undefined),
      'a step is either a call or an edit',
    ),
  );

const personWays = [
  'answers_after_ms',
  'mailbox_after_ms',
  'busy_after_ms',
  'rejects_after_ms',
  'fails_after_ms',
  'forwards_after_ms',
] as const;

/** What a telephone does when it is called: a word, or how long it rings before, and what follows. */
const person = z.union([
  z.enum(['answers', 'mailbox', 'busy', 'rejects', 'fails', 'forwards', 'rings_out']),
  z
    .strictObject({
      answers_after_ms: z.optional(ms),
      mailbox_after_ms: z.optional(ms),
      busy_after_ms: z.optional(ms),
      rejects_after_ms: z.optional(ms),
      fails_after_ms: z.optional(ms),
      /** Nobody answers, and the call is forwarded to the business's own number. */
      forwards_after_ms: z.optional(ms),
      /** Hangs up so long after answering. */
      drops_after_ms: z.optional(ms),
      /** What the caller hears on answering. */
      says: z.optional(z.string().check(z.minLength(1))),
    })
    .check(
      z.refine(
        (value) => personWays.filter((way) => value[way] !== undefined).length === 1,
        `a person has exactly one of ${personWays.join(', ')}`,
      ),
    ),
]);

const agentWays = ['answers_after_ms', 'rejects_after_ms'] as const;

/** An agent who is logged in: a word, or how long it takes to accept or reject a contact, and what follows. */
const agent = z.union([
  z.enum(['answers', 'rejects', 'rings_out']),
  z
    .strictObject({
      answers_after_ms: z.optional(ms),
      rejects_after_ms: z.optional(ms),
      drops_after_ms: z.optional(ms),
      says: z.optional(z.string().check(z.minLength(1))),
      /** Away until so long after the world's start. */
      available_after_ms: z.optional(ms),
    })
    .check(
      z.refine(
        (value) => agentWays.filter((way) => value[way] !== undefined).length === 1,
        `an agent has exactly one of ${agentWays.join(', ')}`,
      ),
    ),
]);

const number = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/, 'a number in E.164'));

const fault = z.strictObject({
  service: z.enum(services),
  operation: z.optional(z.string()),
  nth: z.optional(z.union([z.number(), z.array(z.number())])),
  share: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  duringTurn: z.optional(z.number()),
  kind: z.enum(['throttle', 'error', 'hang', 'slow', 'cut', 'misbehave', 'kill', 'corrupt']),
  delayMs: z.optional(ms),
  afterEvents: z.optional(z.number()),
  behaviour: z.optional(z.string()),
});

const farEnd = z.strictObject({
  outcome: z.optional(
    z.enum(['not-called', 'answered', 'mailbox', 'busy', 'rejected', 'failed', 'rang-out', 'gave-up']),
  ),
  /** The number on the display, or `withheld`. */
  shows: z.optional(z.string()),
  /** Words that the person has heard: of the whisper, of the caller. */
  hears: z.optional(oneOrMany),
  not_hears: z.optional(oneOrMany),
  /** Contact attributes on an agent's screen; others may stand there too. */
  attributes: z.optional(z.record(z.string(), z.string())),
});

const setting = z.enum(['good', 'bad']);
const switchNames = Object.keys(switches) as [keyof typeof switches, ...(keyof typeof switches)[]];

const outcomeKind = z.enum([
  'booked',
  'cancelled',
  'answered',
  'transferred',
  'message',
  'menu',
  'goodbye',
  'hung-up',
  'silent',
  'closed',
  'failed',
]);

export const scenarioSchema = z
  .strictObject({
    name: z.string(),
    /** The fixed clock at the start, ISO 8601 with offset. */
    now: z
      .string()
      .check(
        z.regex(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)$/,
          'ISO 8601 with offset, as 2026-11-23T10:00:00-08:00',
        ),
      ),
    knowledge: z.optional(z.string()),
    seed: z.optional(z.union([z.string(), z.number()])),
    speed: z.optional(z.number().check(z.minimum(0.1), z.maximum(8))),
    quotas: z.optional(z.enum(['default', 'raised-quotas'])),
    /** What stands in the owner's own calendar, at https://calendar.example.com/, and how long it takes to answer. */
    calendar: z.optional(
      z.strictObject({
        busy: z.array(z.strictObject({ from: z.string(), minutes: z.number().check(z.minimum(1)) })),
        answers_after_ms: ms,
      }),
    ),
    lambdaLimitMs: z.optional(z.number().check(z.minimum(30_000), z.maximum(900_000))),
    switches: z.optional(z.union([setting, z.partialRecord(z.enum(switchNames), setting)])),
    faults: z.optional(z.array(fault)),
    /** By number: what it does when called; a list for its first call, its second, …, the last for all further ones. */
    people: z.optional(z.record(number, z.union([person, z.array(person).check(z.minLength(1))]))),
    /** By name, in the order in which contacts are offered to them; `{}` for nobody. Absent: the queue ends the call. */
    agents: z.optional(z.record(z.string(), agent)),
    /** Contacts that the queue takes at once. */
    queue_capacity: z.optional(z.number().check(z.minimum(0))),
    steps: z.optional(z.array(step).check(z.minLength(1, 'a scenario needs a call'))),
    turns: z.optional(turns),
    outcome: z.optional(outcomeKind),
    expect_state: z.optional(
      z.strictObject({
        turns: z.optional(z.number()),
        orchestrators: z.optional(z.number()),
        rungs: z.optional(z.array(z.enum(['said-before', 'stream', 'synthesize', 'say']))),
        handledBy: z.optional(z.array(z.enum(['brain', 'code', 'script']))),
        reason: z.optional(z.string()),
        /** By number or name of an agent: how the newest call to them came out. */
        people: z.optional(z.record(z.string(), farEnd)),
        /** The whole book, by time. */
        appointments: z.optional(z.array(appointment)),
      }),
    ),
  })
  .check(
    z.refine(
      (value) => (value.steps === undefined) !== (value.turns === undefined),
      'a scenario has either steps or turns',
    ),
  );

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioTurn = z.infer<typeof turn>;
export type OthersAppointment = z.infer<typeof othersAppointment>;
export type ScenarioAppointment = z.infer<typeof appointment>;
export type ScenarioEdit = z.infer<typeof edit>;
export type ScenarioCall = z.infer<typeof call>;
export type ScenarioFarEnd = z.infer<typeof farEnd>;
export type ScenarioPerson = z.infer<typeof person>;
export type ScenarioAgent = z.infer<typeof agent>;
export type Expectation = z.infer<typeof expectation>;
