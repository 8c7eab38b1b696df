import type { AgentEnvironment } from '../../aws/environment.ts';
import { type CodeRequest, codeRequest } from '../../brain/code-request.ts';
import type { Decision, Exchange, Passage } from '../../brain/decision.ts';
import { retrievalQuery } from '../../brain/retrieval/retrieval-query.ts';
import { think } from '../../brain/think.ts';
import { type KnownBusiness, turnKnowledge } from '../../brain/turn-knowledge.ts';
import { maskCards } from '../../privacy/mask-cards.ts';
import { splitSentences } from '../../speaker/split-sentences.ts';
import type { GoldenTool } from './golden-question.ts';

/** A business whose brain can be asked, published or not. */
export interface AskedBusiness {
  readonly business: KnownBusiness;
  readonly environment: AgentEnvironment;
  search(text: string, signal: AbortSignal): Promise<readonly Passage[]>;
}

/** What one turn comes to. */
export interface BrainAnswer {
  /** `none`: the model gave nothing that can be used, see `failure`. */
  readonly tool: GoldenTool | 'none';
  readonly failure?: string;
  readonly reason?: string;
  /** What is spoken of the model's words; empty when code answers. */
  readonly said: string;
  /** Sentences that grounding did not let through. */
  readonly refused: readonly string[];
  /** Ids of the passages cited. */
  readonly sources: readonly string[];
  /** All that the model was given to answer from. */
  readonly given: readonly Passage[];
  /** What a booking reports of the caller's words. */
  readonly reported: string;
}

/** Asks the brain as a call does: requests that code answers, retrieval, one reply of the model, grounding. */
export async function askBrain(
  turn: { readonly said: string; readonly history: readonly Exchange[]; readonly nowMs: number },
  { business, environment, search }: AskedBusiness,
  signal: AbortSignal,
): Promise<BrainAnswer> {
  const said = maskCards(turn.said);
  const { history } = turn;
  const byCode = codeRequest(said, history.map(pastTurn), business.emergency.words);
  if (byCode !== undefined) return { ...nothing, ...outcomeOfCode(byCode) };
  const passages = await search(retrievalQuery(said, history), signal);
  const known = turnKnowledge(business, { said, history }, turn.nowMs);
  const asked = {
    said,
    history,
    passages,
    ...known,
    channel: 'voice',
    environment,
    hedged: false,
    splitSentences,
  } as const;
  const spoken: string[] = [];
  const refused: string[] = [];
  let decision: Decision = { tool: 'none', failure: 'cut' };
  for await (const event of think(asked, signal)) {
    if (event.type === 'sentence') spoken.push(event.text);
    if (event.type === 'refused') refused.push(event.text);
    if (event.type === 'decision') decision = event.decision;
  }
  return {
    ...nothing,
    ...outcomeOf(decision),
    said: spoken.join(' '),
    refused,
    given: [...passages, ...known.facts, ...(known.standing ?? [])],
  };
}

const nothing = { said: '', refused: [], sources: [], given: [], reported: '' } as const;

/** As if the model had answered whatever was answered. */
function pastTurn({ caller, agent }: Exchange) {
  return { heard: caller, handledBy: 'brain', sources: agent === '' ? [] : ['earlier'] } as const;
}

function outcomeOfCode(request: CodeRequest): Pick<BrainAnswer, 'tool' | 'reason'> {
  switch (request) {
    case 'person':
      return { tool: 'transfer_to_human', reason: 'asked_for_person' };
    case 'upset':
    case 'misunderstood':
    case 'unhelpful':
      return { tool: 'transfer_to_human', reason: request };
    default:
      return { tool: 'code', reason: request };
  }
}

function outcomeOf(decision: Decision): Pick<BrainAnswer, 'tool'> & Partial<BrainAnswer> {
  switch (decision.tool) {
    case 'none':
      return { tool: 'none', failure: decision.failure };
    case 'answer_from_knowledge':
      return { tool: decision.tool, sources: decision.sourceIds };
    case 'book_appointment':
      return { tool: decision.tool, reported: Object.values(decision.report).flat().join(' ') };
    default:
      return { tool: decision.tool, reason: decision.reasonCode };
  }
}
