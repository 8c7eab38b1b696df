import { AwsError } from '../../wire/aws-error.ts';
import type { World } from '../../world.ts';

/** Tokens a minute of one model. Assumed: AWS shows each account its own. */
const TOKENS_PER_MINUTE = 1_000_000;
const MINUTE_MS = 60_000;
/** Claude's output counts five times: Bedrock user guide, "token burndown". */
const OUTPUT_WEIGHT = 5;

interface Use {
  readonly atMs: number;
  tokens: number;
}

export interface Reservation {
  /** Gives back what the reply has not used. */
  settle(outputTokens: number): void;
}

/**
 * Counts the tokens of the last minute by model. A request reserves its input and all of maxTokens at its start,
 * and is throttled when that is over the quota; the profile `raised-quotas` knows no end.
 */
export class TokenQuota {
  readonly #world: World;
  readonly #uses = new Map<string, Use[]>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Throws `AwsError` ThrottlingException. */
  reserve(modelId: string, inputTokens: number, maxTokens: number): Reservation {
    const nowMs = this.#world.clock.nowMs();
    const recent = (this.#uses.get(modelId) ?? []).filter(({ atMs }) => nowMs - atMs < MINUTE_MS);
    const used = recent.reduce((sum, { tokens }) => sum + tokens, 0);
    const use: Use = { atMs: nowMs, tokens: inputTokens + maxTokens };
    this.#uses.set(modelId, recent);
    if (this.#world.quotas === 'default' && used + use.tokens > TOKENS_PER_MINUTE) {
      throw new AwsError('ThrottlingException', 'Too many tokens, please wait before trying again.', {
        status: 429,
      });
    }
    recent.push(use);
    return {
      settle(outputTokens) {
        use.tokens = inputTokens + outputTokens * OUTPUT_WEIGHT;
      },
    };
  }
}
