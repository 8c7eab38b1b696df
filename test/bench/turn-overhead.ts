import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { JournalEntry } from '../../simulator/journal.ts';

/** What is known of a turn: its record, the requests of its contact, and the two moments that neither holds. */
export interface TurnEvidence {
  readonly record: TurnRecord;
  /** Of the contact, with the delays that were put in. */
  readonly requests: readonly JournalEntry[];
  /** Simulated epoch ms: when a transcript first had all the words that were taken, or the last sound if later. */
  readonly wordsAtMs: number;
  /** First sample of the reply on the line. */
  readonly soundAtMs: number;
}

/**
 * What of a turn's time was ours, ms: the sum over the stages of its path of
 *
 *     (moment the stage was reached − moment the one before it was) − delays put into the request of that stage
 *
 * for words → thought → passages → first token → first sentence → whole audio → stored → written (counted from the
 * lock where the prompt was there before it) → sound (counted from the flow's ask where a stall phrase was still
 * playing). The request of a stage is the one that ended (a model's reply: began) nearest to the moment: the model and
 * the voice are asked twice, and one of the two is used. Of a request that was sent before its stage began (a search
 * ahead, a reply in rehearsal) only the rest of the delay counts. What is waited for by design (25 ms between two reads of an ask) counts as ours: it is there alone and
 * together. `undefined` for a turn that was not synthesised.
 */
export function overheadMs({ record, requests, wordsAtMs, soundAtMs }: TurnEvidence): number | undefined {
  const { stages, lockedAtMs } = record;
  const { thoughtMs, retrievedMs, firstTokenMs, sentenceMs, audioMs, storedMs, writtenMs } = stages;
  if (thoughtMs === undefined || retrievedMs === undefined || firstTokenMs === undefined) return undefined;
  if (sentenceMs === undefined || audioMs === undefined) return undefined;
  if (storedMs === undefined || writtenMs === undefined) return undefined;
  const at = (ms: number) => lockedAtMs + ms;
  const ended = (operations: readonly string[], ms: number) =>
    nearest(requests, operations, (one) => (one.outcome === 'ok' ? one.doneAtMs : undefined), at(ms));
  const reply = firstToBegin(requests, at(retrievedMs));
  const speech = ended(['StartSpeechSynthesisStream', 'SynthesizeSpeech'], audioMs);
  const search = ended(['InvokeModel'], retrievedMs);
  const played = nearest(requests, ['PlayPrompt'], (one) => one.doneAtMs, soundAtMs);
  const before = requests.filter((one) => one.atMs < soundAtMs);
  const ask = nearest(before, ['InvokeLambdaFunction'], (one) => one.atMs, soundAtMs);
  const read = nearest(before, ['GetItem'], (one) => one.doneAtMs, soundAtMs);
  const ours = [
    at(thoughtMs) - wordsAtMs,
    Math.max(0, retrievedMs - thoughtMs - injectedSince(at(thoughtMs), search)),
    firstTokenMs - retrievedMs - injected(reply, untilFirstToken),
    // The ids are one piece of the reply, the first sentence the next.
    sentenceMs - firstTokenMs - injected(reply, ['bedrock.per-token'], 2),
    audioMs - sentenceMs - injectedSince(at(sentenceMs), speech, untilAudio),
    storedMs - audioMs - injectedSince(at(audioMs), ended(['PutObject'], storedMs)),
    writtenMs - Math.max(0, storedMs) - injected(ended(['UpdateItem'], writtenMs)),
    soundAtMs - Math.max(at(writtenMs), ask?.atMs ?? 0) - (played?.injectedMs ?? 0) - injected(read),
  ];
  return ours.reduce((sum, ms) => sum + ms, 0);
}

/** Of the requests to the model that were sent together, nearest to the moment, the one whose reply began first. */
function firstToBegin(requests: readonly JournalEntry[], sentAtMs: number): JournalEntry | undefined {
  const sent = nearest(requests, ['ConverseStream'], (one) => one.atMs, sentAtMs);
  const begun = (one: JournalEntry) => one.atMs + injected(one, untilFirstToken);
  return requests
    .filter(
      (one) =>
        one.operation === 'ConverseStream' && Math.abs(one.atMs - (sent?.atMs ?? 0)) <= SENT_TOGETHER_MS,
    )
    .reduce<JournalEntry | undefined>(
      (first, one) => (first === undefined || begun(one) < begun(first) ? one : first),
      undefined,
    );
}

/** Between two requests of one question to the model. */
const SENT_TOGETHER_MS = 100;
const untilFirstToken = ['bedrock.first-token', 'bedrock.connect'];
const untilAudio = ['polly.stream-first-audio', 'polly.audio-rate', 'polly.synthesize'];

/** Of the delay of a request that was perhaps sent before, what it had to wait for after the moment. */
function injectedSince(sinceMs: number, entry: JournalEntry | undefined, stages?: readonly string[]): number {
  const leftMs = Math.max(0, (entry?.doneAtMs ?? sinceMs) - sinceMs);
  return Math.min(injected(entry, stages), leftMs);
}

function injected(entry: JournalEntry | undefined, stages?: readonly string[], first?: number): number {
  const delays = (entry?.delays ?? []).filter(({ stage }) => stages === undefined || stages.includes(stage));
  return delays.slice(0, first).reduce((sum, { ms }) => sum + ms, 0);
}

function nearest(
  requests: readonly JournalEntry[],
  operations: readonly string[],
  timeOf: (entry: JournalEntry) => number | undefined,
  atMs: number,
): JournalEntry | undefined {
  const away = (entry: JournalEntry) => Math.abs((timeOf(entry) ?? Number.POSITIVE_INFINITY) - atMs);
  return requests
    .filter((entry) => operations.includes(entry.operation))
    .reduce<JournalEntry | undefined>(
      (best, entry) => (best === undefined || away(entry) < away(best) ? entry : best),
      undefined,
    );
}
