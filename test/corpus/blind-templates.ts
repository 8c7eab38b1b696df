import { blindAnswers } from './blind-answers.ts';
import { blindRequests } from './blind-requests.ts';
import type { Template } from './template.ts';

/**
 * What callers say to a small business, written without sight of the end-of-turn policy. For scoring only: nothing
 * is to be tuned on these.
 */
export const blindTemplates: readonly Template[] = [...blindAnswers, ...blindRequests];
