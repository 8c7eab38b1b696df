import * as z from 'zod/mini';
import type { AgentEnvironment } from '../aws/environment.ts';
import { s3 } from '../aws/s3.ts';
import { statusKey } from './status-key.ts';

/** `pending`: what is in force is still that of an earlier version. Times are ISO 8601. */
const lag = z.object({ state: z.enum(['current', 'pending']), since: z.string() });

const statusSchema = z.object({
  /** Key of the knowledge file. */
  file: z.string(),
  /** What became of the last save. */
  state: z.enum(['published', 'refused']),
  at: z.string(),
  /** Of the save's text. */
  save: z.string(),
  /** That calls are answered from; absent while there is none. */
  version: z.optional(z.string()),
  passages: z.optional(z.number()),
  /** Why the save was refused. */
  problems: z.array(
    z.object({
      line: z.number(),
      column: z.number(),
      where: z.string(),
      message: z.string(),
      expected: z.string(),
    }),
  ),
  /** Connect's opening hours. */
  hours: z.optional(lag),
  /** What callers go on hearing until the file is deployed, where the file says otherwise. */
  untilDeployed: z.optional(z.partialRecord(z.enum(['greeting', 'voice']), z.string())),
  /** Sounds of the stock phrases; Connect's own voice says them meanwhile. */
  phrases: z.optional(lag),
});

/** What the owner is told beside the file, in `status.json`. */
export type KnowledgeStatus = z.infer<typeof statusSchema>;

/** The last status; `undefined` when there is none that can be read. */
export async function readStatus(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<KnowledgeStatus | undefined> {
  const { client, sdk } = await s3();
  const where = { Bucket: environment.KNOWLEDGE_BUCKET, Key: statusKey(environment.KNOWLEDGE_KEY) };
  try {
    const { Body } = await client.send(new sdk.GetObjectCommand(where), { abortSignal: signal });
    return statusSchema.parse(JSON.parse((await Body?.transformToString('utf-8')) ?? ''));
  } catch (error) {
    if (error instanceof sdk.NoSuchKey || error instanceof SyntaxError || error instanceof z.core.$ZodError)
      return undefined;
    throw error;
  }
}

export async function writeStatus(
  status: KnowledgeStatus,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const { client, sdk } = await s3();
  const command = new sdk.PutObjectCommand({
    Bucket: environment.KNOWLEDGE_BUCKET,
    Key: statusKey(environment.KNOWLEDGE_KEY),
    Body: `${JSON.stringify(status, null, 2)}\n`,
    ContentType: 'application/json',
  });
  await client.send(command, { abortSignal: signal });
}
