import type { FlowAction } from './flow.ts';
import { isRecord } from './is-record.ts';

/** Does the caller hear words or sound from this action, as far as the flow can tell? */
export function isHeard(action: FlowAction): boolean {
  switch (action.Type) {
    case 'MessageParticipant':
    case 'GetParticipantInput':
      return hasSound(action.Parameters);
    case 'MessageParticipantIteratively': {
      const messages = action.Parameters['Messages'];
      return Array.isArray(messages) && messages.some((message) => isRecord(message) && hasSound(message));
    }
    default:
      return HAND_OVER.has(action.Type);
  }
}

/** Somebody or something else speaks from here on: a person, a bot, another flow or module. */
const HAND_OVER = new Set([
  'ConnectParticipantWithAgenticCX',
  'ConnectParticipantWithLexBot',
  'DequeueContactAndTransferToQueue',
  'InvokeFlowModule',
  'TransferContactToAgent',
  'TransferContactToQueue',
  'TransferParticipantToThirdParty',
  'TransferToFlow',
]);

function hasSound(parameters: Readonly<Record<string, unknown>>): boolean {
  const { Text, SSML, PromptId, Media } = parameters;
  if (PromptId !== undefined || Media !== undefined) return true;
  if (typeof Text === 'string') return Text.trim() !== '';
  return typeof SSML === 'string' && !isSilence(SSML);
}

/** SSML of pauses alone; longer than any prompt may be, it is refused elsewhere. */
function isSilence(ssml: string): boolean {
  return ssml.length <= 6_000 && !/<say-as|<audio/.test(ssml) && ssml.replace(/<[^>]*>/g, '').trim() === '';
}
