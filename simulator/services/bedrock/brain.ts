import type { ConverseStreamRequest } from '@aws-sdk/client-bedrock-runtime';
import { embed } from './lexical-embedding.ts';
import { readPrompt, type ToolPick } from './rule-reader.ts';

/** What stands in for the models: rules, no language model. */
export interface Brain {
  readPrompt(request: ConverseStreamRequest): ToolPick;
  /** Of length 1. */
  embed(text: string, dimensions: number): number[];
}

export const ruleBrain: Brain = { readPrompt, embed };
