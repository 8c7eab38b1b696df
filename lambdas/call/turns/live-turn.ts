import type { DialogState } from '../../appointments/dialog.ts';
import type { CallerTurn } from '../../listener/listener-event.ts';
import { type ModelUse, noUse } from '../../model/model-use.ts';
import type {
  HandledBy,
  KnowledgeGap,
  Rung,
  ToolName,
  TurnRecord,
  TurnStages,
} from '../../record/conversation-record.ts';
import type { UnnumberedStep } from '../call-handle.ts';
import type { Step } from '../steps/step.ts';
import type { ThoughtMoments } from './thought.ts';

/** A turn while its reply is being made; what is stored of it afterwards. */
export interface LiveTurn {
  readonly number: number;
  readonly heard: string;
  readonly caller: CallerTurn;
  handledBy: HandledBy;
  tool?: ToolName;
  reason?: string;
  gap?: KnowledgeGap;
  /** Counted on while replies that were left run out. */
  readonly use: ModelUse;
  readonly said: { readonly step: number; readonly text: string; readonly rung: Rung }[];
  readonly sources: Set<string>;
  readonly refused: string[];
  /** The steps of the reply itself, as they were written, to be said again when asked. */
  replySteps: readonly UnnumberedStep[];
  /** The first step of the reply itself; a stall phrase is none. */
  firstStep?: number;
  stages: TurnStages;
  /** Where the dialogs stood before this turn, if it has taken them on. */
  dialogBefore?: DialogState;
}

export function liveTurn(
  number: number,
  heard: string,
  caller: CallerTurn,
  use: ModelUse = noUse(),
): LiveTurn {
  return {
    number,
    heard,
    caller,
    handledBy: 'brain',
    use,
    said: [],
    sources: new Set(),
    refused: [],
    replySteps: [],
    stages: {},
  };
}

/** What was played of it, as far as `heardThrough`, the last step that the flow has finished. */
export function heardOf(turn: LiveTurn, heardThrough: number): string {
  return turn.said
    .filter((said) => said.step <= heardThrough)
    .map((said) => said.text)
    .join(' ');
}

/** Notes the moments of the thought, relative to the lock. */
export function noteThought(turn: LiveTurn, moments: Readonly<ThoughtMoments>): void {
  const since = (atMs: number | undefined) =>
    atMs === undefined ? undefined : atMs - turn.caller.lockedAtMs;
  turn.stages = {
    ...turn.stages,
    ...defined('thoughtMs', since(moments.startedAtMs)),
    ...defined('retrievedMs', since(moments.retrievedAtMs)),
    ...defined('firstTokenMs', since(moments.firstTokenAtMs)),
    ...defined('sentenceMs', since(moments.sentenceAtMs)),
  };
}

/** Notes when the flow was given the first step of the reply. True when that was news. */
export function noteIssue(turn: LiveTurn, issued: Step | undefined, issuedAtMs: number): boolean {
  if (issued === undefined || turn.firstStep === undefined || issued.number !== turn.firstStep) return false;
  if (turn.stages.issuedMs !== undefined) return false;
  turn.stages = { ...turn.stages, issuedMs: issuedAtMs - turn.caller.lockedAtMs };
  return true;
}

/** The turn as the record keeps it; which of it was heard is known from the call's item at the end. */
export function turnRecord(turn: LiveTurn, heardThrough: number): TurnRecord {
  return {
    turn: turn.number,
    heard: turn.heard,
    drafts: turn.caller.drafts,
    handledBy: turn.handledBy,
    ...(turn.tool === undefined ? {} : { tool: turn.tool }),
    ...(turn.reason === undefined ? {} : { reason: turn.reason }),
    ...(turn.gap === undefined ? {} : { gap: turn.gap }),
    ...(turn.use.requests === 0 ? {} : { model: { ...turn.use } }),
    said: turn.said.map(({ step, text, rung }) => ({ text, rung, heard: step <= heardThrough })),
    sources: [...turn.sources],
    refused: turn.refused,
    speechStartMs: turn.caller.speechStartMs,
    speechEndMs: turn.caller.speechEndMs,
    lockedAtMs: turn.caller.lockedAtMs,
    stages: turn.stages,
  };
}

export function defined<K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: number });
}
