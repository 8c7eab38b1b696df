import * as z from 'zod/mini';

/**
 * Every environment variable that the functions read, beside AWS's own.
 * `lib/` sets them on the real account and `simulator/` on a laptop: both build a value of this type.
 */
export const environmentSchema = z.object({
  CALLS_TABLE: z.string(),
  APPOINTMENTS_TABLE: z.string(),
  /** In front of the name that a lookup of the knowledge file gives its table. */
  RECORDS_TABLE_PREFIX: z.string(),
  PROMPTS_BUCKET: z.string(),
  KNOWLEDGE_BUCKET: z.string(),
  KNOWLEDGE_KEY: z.string(),
  VECTOR_BUCKET: z.string(),
  VECTOR_INDEX: z.string(),
  ORCHESTRATOR_FUNCTION: z.string(),
  /** Function that tells people by e-mail what they must know at once. */
  NOTICE_FUNCTION: z.string(),
  /** Connect's recordings of messages, and its contact records. */
  RECORDINGS_BUCKET: z.string(),
  /** `false`: messages are transcribed, and not summed up by the model. */
  VOICEMAIL_SUMMARY: z.string(),
  /** Name or ARN of the deployment's one secret, see `AgentSecret`. */
  AGENT_SECRET: z.string(),
  /** Connect's hours of operation that the way in checks. */
  HOURS_OF_OPERATION_ARN: z.string(),
  /** SNS topic of what the owner is told by e-mail. */
  OWNER_TOPIC_ARN: z.string(),
  MODEL_ID: z.string(),
  /** Asked beside `MODEL_ID` when a caller waits; the same id asks the same model twice. */
  MODEL_ID_HEDGE: z.string(),
  /** Region in which it is asked. */
  HEDGE_REGION: z.string(),
  /** `false`: nothing is thought about before the caller has finished. */
  THINK_AHEAD: z.string(),
  EMBEDDING_MODEL_ID: z.string(),
  EMBEDDING_DIMENSIONS: z.string(),
  /** `true` sends `strict` with each tool; some profiles refuse it. */
  STRICT_TOOLS: z.string(),
  /** What the way in says first, and the voice of Connect's own lines: as deployed, whatever the file says now. */
  GREETING: z.string(),
  VOICE_ID: z.string(),
  LANGUAGE_CODE: z.string(),
  /** Longest long poll of one ask, ms; Connect's limit for the whole call is 8,000. */
  ASK_WAIT_MS: z.string(),
  /** Days that records, turns and requests of calls are kept. */
  RETENTION_DAYS: z.string().check(z.regex(/^[1-9]\d{0,3}$/)),
});

export type AgentEnvironment = z.infer<typeof environmentSchema>;

/** The environment of this function. Throws with every name at once that is missing or has no usable value. */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): AgentEnvironment {
  const parsed = environmentSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new Error(
    `Environment variables are missing or wrong: ${names.join(', ')}. Set them on the function.`,
  );
}
