import { calendarSpans } from '../appointments/calendar/busy/calendar-spans.ts';
import { describeDialog } from '../appointments/describe-dialog.ts';
import { noDialog } from '../appointments/dialog.ts';
import { recordPassages } from '../appointments/lookups/record-passage.ts';
import { runEffect } from '../appointments/run-effect.ts';
import { takeTurn } from '../appointments/take-turn.ts';
import type { AgentEnvironment } from '../aws/environment.ts';
import { codeRequest } from '../brain/code-request.ts';
import { rehearseTurn } from '../brain/rehearse-turn.ts';
import { openIndex } from '../brain/retrieval/open-index.ts';
import { retrievalQuery } from '../brain/retrieval/retrieval-query.ts';
import { searchAhead } from '../brain/retrieval/search-ahead.ts';
import { think } from '../brain/think.ts';
import { turnKnowledge } from '../brain/turn-knowledge.ts';
import { warmUp } from '../brain/warm-up.ts';
import type { ActiveKnowledge } from '../knowledge/active-knowledge.ts';
import { inVoiceOf } from '../knowledge/in-voice-of.ts';
import { readActiveKnowledge, readActiveVersion } from '../knowledge/read-active-knowledge.ts';
import { listen } from '../listener/listen.ts';
import { openConnections } from '../model/open-connections.ts';
import { isThrottlePause } from '../model/throttle-pause.ts';
import { hasLongDigitRun } from '../privacy/has-long-digit-run.ts';
import { maskCards } from '../privacy/mask-cards.ts';
import { openVoice } from '../speaker/open-voice.ts';
import { splitSentences } from '../speaker/split-sentences.ts';
import { followKnowledge } from './follow-knowledge.ts';
import type { HoldParts } from './hold-call.ts';
import { storeRequest } from './request-store.ts';
import { wallTime } from './timekeeping.ts';
import { draftOptions } from './turns/draft-move.ts';
import { earlierExchanges } from './turns/earlier-exchanges.ts';
import { turnRecord } from './turns/live-turn.ts';
import { readTurns, storeTurn } from './turns/turn-store.ts';

/** Two for each thought of a turn, for it asks twice and what is not wanted runs out; and one to search ahead. */
const connectionsAhead = 2 * draftOptions.maxThoughts + 1;

/** The conversation as deployed: Kinesis Video and Transcribe in front, the knowledge and the model within, Polly behind. */
export function holdParts(environment: AgentEnvironment): HoldParts {
  const table = environment.CALLS_TABLE;
  return {
    listen: (options, signal) => listen({ ...options, languageCode: environment.LANGUAGE_CODE }, signal),
    async open(call, signal) {
      void warmUp(environment, signal);
      void openConnections(connectionsAhead - 1, environment, signal);
      const first = readActiveKnowledge(environment, signal);
      const [knowledge, voice, earlier] = await Promise.all([
        followKnowledge(knowledgeOf(environment, first), signal),
        first.then((active) =>
          openVoice(inVoiceOf(active, environment), { contactId: call.contactId }, signal),
        ),
        readTurns(table, call.contactId, signal),
      ]);
      voice.connect();
      void rehearseTurn(knowledge.now().active, wallTime.nowMs());
      return {
        call,
        time: wallTime,
        codeRequest: (said, before) => codeRequest(said, before, knowledge.now().active.emergency.words),
        query: (said, history) => retrievalQuery(maskCards(said), history),
        earlier: earlierExchanges(earlier, call.item().asked.after),
        earlierTurns: earlier.map(({ record }) => record),
        callerSpeaks: knowledge.look,
        search: (text, stop) => knowledge.now().retrieval.search(text, stop),
        lookAhead: (text, stop) => knowledge.now().retrieval.ahead(text, stop),
        think: ({ said, history, passages, waited, use }, stop) => {
          const { active } = knowledge.now();
          const known = turnKnowledge(active, { said: maskCards(said), history }, wallTime.nowMs());
          return think(
            {
              said: maskCards(said),
              history,
              passages,
              ...known,
              standing: [...known.standing, ...recordPassages(active.lookups, call.item().dialog?.records)],
              channel: 'voice',
              environment,
              ...(waited === undefined ? {} : { waited }),
              use,
              splitSentences,
              dialog: describeDialog(call.item().dialog, active.timeZone),
            },
            stop,
          );
        },
        mayThinkAhead: () => environment.THINK_AHEAD !== 'false' && !isThrottlePause(wallTime.nowMs()),
        prepare: () => voice.prepare(),
        say: (sentence, options, stop) => voice.say(sentence, options, stop),
        store: async (turn, heard) => {
          const record = turnRecord(turn, call.item().asked.after);
          const stored = {
            record: {
              ...record,
              heard,
              // A card that is still being read out has too few digits to be known for one.
              drafts: record.drafts.filter((draft) => !hasLongDigitRun(draft) && heard === record.heard),
            },
            saidSteps: turn.said.map((said) => said.step),
          };
          const { keptUntil } = call.item();
          await storeTurn(
            table,
            { contactId: call.contactId, epoch: call.epoch, keptUntil },
            stored,
            AbortSignal.timeout(5_000),
          );
        },
        request: (kind, turn) =>
          storeRequest(table, call.item(), { kind, by: 'turn', turn: turn.number }, signal),
        dialog: (report, turn, said, stop) => {
          const { contactId, from, dialog = noDialog } = call.item();
          const { active } = knowledge.now();
          const place = {
            table: environment.APPOINTMENTS_TABLE,
            busySpans: calendarSpans(
              {
                address: active.busyCalendar,
                timeZone: active.timeZone,
                horizonDays: active.bookingHorizonDays,
                table: environment.APPOINTMENTS_TABLE,
              },
              wallTime.nowMs,
            ),
            records: {
              lookups: active.lookups,
              tablePrefix: environment.RECORDS_TABLE_PREFIX,
              contactId,
              turn: turn.number,
              nowMs: wallTime.nowMs(),
            },
            callBack: (wantedAt: string | undefined) =>
              storeRequest(
                table,
                call.item(),
                {
                  kind: 'callback',
                  by: 'turn',
                  turn: turn.number,
                  ...(wantedAt === undefined ? {} : { wantedAt }),
                },
                signal,
              ),
          };
          return takeTurn(
            dialog,
            { report, said },
            {
              business: active,
              nowMs: wallTime.nowMs(),
              contactId,
              turn: turn.number,
              ...(from === undefined ? {} : { from }),
            },
            {
              run: (effect, until) => runEffect(effect, place, until),
              keep: (state) => call.keepDialog(state, signal),
            },
            stop,
          );
        },
      };
    },
  };
}

/**
 * The active version with its passages, ready to be searched.
 * @param first what has been read of it already.
 */
function knowledgeOf(environment: AgentEnvironment, first: Promise<ActiveKnowledge>) {
  let begun: Promise<ActiveKnowledge> | undefined = first;
  return {
    readVersion: (signal: AbortSignal) => readActiveVersion(environment, signal),
    read(signal: AbortSignal) {
      const active = begun ?? readActiveKnowledge(environment, signal);
      begun = undefined;
      return active;
    },
    async open(active: ActiveKnowledge, signal: AbortSignal) {
      const index = await openIndex(environment, active, signal);
      return { active, retrieval: searchAhead((text, stop) => index.search(maskCards(text), stop)) };
    },
  };
}
