import type { FlowResource } from '../connect-parts.ts';

const FROM_S3 = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CAMPAIGN', 'MODULE'];

/**
 * Whether an action of that type may play audio from S3 in a flow of that type. Queue, hold and whisper flows take it in
 * loop prompts only: https://docs.aws.amazon.com/connect/latest/adminguide/play.html
 */
export function playsFromS3(actionType: string, flowType: FlowResource['type']): boolean {
  return FROM_S3.includes(flowType) || actionType === 'MessageParticipantIteratively';
}
