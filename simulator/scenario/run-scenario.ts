import type { ConversationRecord, TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { FarEnd } from '../connect/people/far-end.ts';
import type { PhoneCall } from '../connect/phone-call.ts';
import type { Fault } from '../faults.ts';
import { type RunningWorld, startWorld, type WorldOptions } from '../start-world.ts';
import { allBad, allGood, type Switches, type SwitchName } from '../switches.ts';
import type { Voices } from '../voices/utterance.ts';
import { agentsOf } from './agents-of.ts';
import { bookForAnother, unmetBook } from './appointment-book.ts';
import { type TurnEvidence, unmetExpectations } from './check-turn.ts';
import { peopleOf } from './people-of.ts';
import { type PlayedTurn, playCall } from './play-call.ts';
import type { Scenario, ScenarioCall, ScenarioEdit } from './scenario.ts';
import { unmetPeople } from './unmet-people.ts';
import { unmetState } from './unmet-state.ts';

export interface RunOptions {
  readonly delays: NonNullable<WorldOptions['delays']>;
  readonly handlers: WorldOptions['handlers'];
  readonly voices: Voices;
  /** For tests that run many scenarios in one process. @default startWorld */
  readonly start?: (options: WorldOptions) => Promise<RunningWorld>;
  /** Overrides the scenario's own. */
  readonly speed?: number;
  readonly switches?: 'good' | 'bad';
  readonly defaultKnowledge: string;
  /** Told of every call as it is placed, to watch it. */
  readonly onCall?: (phone: PhoneCall, running: RunningWorld) => void;
}

export interface ScenarioResult {
  readonly name: string;
  /** Empty when everything was as expected. */
  readonly unmet: readonly string[];
  readonly records: readonly ConversationRecord[];
  readonly played: readonly (readonly PlayedTurn[])[];
}

/** Runs a scenario in a world of its own. Rejects only when the world itself breaks. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioResult> {
  const agents = agentsOf(scenario);
  const running = await (options.start ?? startWorld)({
    nowMs: Date.parse(scenario.now),
    speed: scenario.speed ?? options.speed ?? 1,
    seed: String(scenario.seed ?? scenario.name),
    delays: options.delays,
    quotas: scenario.quotas ?? 'default',
    switches: switchesOf(scenario, options.switches),
    faults: (scenario.faults ?? []).filter((fault) => fault.kind !== 'kill') as Fault[],
    ...(scenario.lambdaLimitMs === undefined ? {} : { lambdaLimitMs: scenario.lambdaLimitMs }),
    people: peopleOf(scenario),
    ...(agents === undefined ? {} : { agents }),
    ...(scenario.queue_capacity === undefined ? {} : { queueCapacity: scenario.queue_capacity }),
    knowledge: scenario.knowledge ?? options.defaultKnowledge,
    ...calendarOf(scenario),
    handlers: options.handlers,
    voices: options.voices,
  });
  try {
    return await playScenario(scenario, running, options.voices, options.onCall);
  } finally {
    await running.close();
  }
}

/** Plays a scenario's calls, one after the other, in a world that runs. */
export async function playScenario(
  scenario: Scenario,
  running: RunningWorld,
  voices: Voices,
  onCall?: RunOptions['onCall'],
): Promise<ScenarioResult> {
  const unmet: string[] = [];
  const records: ConversationRecord[] = [];
  const played: (readonly PlayedTurn[])[] = [];
  const farEnds: FarEnd[] = [];
  let lastContact = '';
  const steps = scenario.steps ?? [{ call: { turns: scenario.turns ?? [] } }];
  for (const { call, edit } of steps) {
    if (edit !== undefined) unmet.push(...(await editKnowledge(edit, running)));
    if (call === undefined) continue;
    const one = await runCall(call, scenario, running, voices, onCall);
    unmet.push(...one.unmet);
    played.push(one.played);
    lastContact = one.contactId;
    farEnds.push(...one.farEnds);
    if (one.record !== undefined) records.push(one.record);
  }
  const epoch = await running.readEpoch(lastContact);
  unmet.push(...unmetState(scenario, records.at(-1), epoch));
  unmet.push(...unmetPeople(scenario.expect_state?.people, farEnds));
  unmet.push(...(await unmetBook(running, scenario.expect_state?.appointments)));
  return { name: scenario.name, unmet, records, played };
}

/** As the owner does; what could not be edited, or published, is unmet. */
async function editKnowledge({ find, replace }: ScenarioEdit, running: RunningWorld): Promise<string[]> {
  const { KNOWLEDGE_BUCKET, KNOWLEDGE_KEY } = running.environment;
  const file = await running.s3.getObject(KNOWLEDGE_BUCKET, KNOWLEDGE_KEY);
  const text = Buffer.from(file?.body ?? []).toString();
  if (!text.includes(find)) return [`edit: the knowledge file holds no "${find}"`];
  await running.saveKnowledge(text.replaceAll(find, replace));
  return [];
}

async function runCall(
  call: ScenarioCall,
  scenario: Scenario,
  running: RunningWorld,
  voices: Voices,
  onCall: RunOptions['onCall'],
) {
  const { from = '+12065550123' } = call;
  const phone = await running.connect.placeCall({
    ...(from === 'withheld' ? {} : { from }),
    ...(call.echo_ms === undefined ? {} : { echo: { delayMs: call.echo_ms, gainDb: -12 } }),
  });
  onCall?.(phone, running);
  const notEdited: string[] = [];
  const played = await playCall(phone, call.turns, {
    clock: running.clock,
    voices,
    onTurn: (turn) => running.world.faults.turnBegan(phone.contactId, turn),
    beforeTurn: async ({ meanwhile_booked: made, meanwhile_edited: edit }) => {
      if (made !== undefined) await bookForAnother(running, made);
      if (edit !== undefined) notEdited.push(...(await editKnowledge(edit, running)));
    },
    onTurnSaid: (turn) => crash(turn, scenario, phone.contactId, running),
  });
  await running.lambda.whenIdle();
  const record = await running.readRecord(phone.contactId);
  const end = await phone.ended;
  const unmet = played.flatMap((turn, index) => {
    const evidence = evidenceOf(turn, played[index + 1]?.startMs ?? end.atMs, record, running);
    const wrong = turn.turn.expect === undefined ? [] : unmetExpectations(turn.turn.expect, evidence);
    return wrong.map((what) => `turn ${index + 1}: ${what}`);
  });
  unmet.push(...notEdited);
  const missed = call.turns.length - played.length;
  if (missed > 0)
    unmet.push(
      `the call ended (${end.reason}${end.problem === undefined ? '' : `: ${end.problem}`}) before its last ${missed} turns`,
    );
  if (record === undefined && call.turns.some((turn) => turn.says !== undefined))
    unmet.push('no record of the call was stored');
  return { contactId: phone.contactId, farEnds: phone.farEnds, played, record, unmet };
}

/** Faults of kind `kill`: the function's environment crashes, `delayMs` after the turn's last sound. */
function crash(turn: number, scenario: Scenario, contactId: string, running: RunningWorld): void {
  for (const fault of scenario.faults ?? []) {
    if (fault.kind !== 'kill' || fault.duringTurn !== turn) continue;
    void running.clock
      .sleep(fault.delayMs ?? 0)
      .then(() => running.lambda.kill(fault.operation ?? 'call-orchestrator', contactId));
  }
}

function evidenceOf(
  played: PlayedTurn,
  untilMs: number,
  record: ConversationRecord | undefined,
  running: RunningWorld,
): TurnEvidence {
  const overlaps = (turn: TurnRecord): boolean =>
    turn.speechStartMs <= played.endMs && turn.speechEndMs >= played.startMs;
  return {
    played,
    taken: played.turn.says === undefined ? undefined : record?.turns.findLast(overlaps),
    requests: running.world.journal.entries.filter(
      (entry) => entry.atMs >= played.startMs && entry.atMs < untilMs,
    ),
  };
}

function calendarOf({ calendar }: Scenario): Pick<WorldOptions, 'ownerCalendar'> {
  if (calendar === undefined) return {};
  const busy = calendar.busy.map(({ from, minutes }) => {
    const fromMs = Date.parse(from);
    return { fromMs, toMs: fromMs + minutes * 60_000 };
  });
  return { ownerCalendar: { busy, answersAfterMs: calendar.answers_after_ms } };
}

function switchesOf(scenario: Scenario, all: 'good' | 'bad' | undefined): Switches {
  const base = (all ?? (scenario.switches === 'bad' ? 'bad' : 'good')) === 'bad' ? allBad : allGood;
  if (typeof scenario.switches !== 'object') return base;
  return { ...base, ...(scenario.switches as Partial<Record<SwitchName, 'good' | 'bad'>>) };
}
