import type { FlowType } from './flow-language/flow.ts';

export type FlowName =
  | 'inbound'
  | 'conversation'
  | 'human-transfer'
  | 'customer-queue'
  | 'agent-whisper'
  | 'voicemail'
  | 'fallback'
  | 'disconnect';

/** The files of `contact-flows/`, each with its type in Connect and what it is for. `inbound` names the others. */
export const flowFiles: Readonly<Record<FlowName, { readonly type: FlowType; readonly purpose: string }>> = {
  fallback: { type: 'CONTACT_FLOW', purpose: 'The keypad menu behind every failure' },
  voicemail: { type: 'CONTACT_FLOW', purpose: 'Takes a message' },
  'customer-queue': { type: 'CUSTOMER_QUEUE', purpose: 'What a caller hears in line, and the way out of it' },
  'agent-whisper': { type: 'AGENT_WHISPER', purpose: 'What an agent hears before the caller' },
  disconnect: { type: 'CONTACT_FLOW', purpose: 'What a caller hears when the agent has left' },
  'human-transfer': {
    type: 'CONTACT_FLOW',
    purpose: 'Fetches a person: phones, then agents, then a message',
  },
  conversation: { type: 'CONTACT_FLOW', purpose: 'Asks what is next, does it, and asks again' },
  inbound: { type: 'CONTACT_FLOW', purpose: 'The way in: hours, a check of the caller, the greeting' },
};

/** The placeholder that `inbound` has for the ARN of each other flow. */
export const flowPlaceholders: Readonly<Record<Exclude<FlowName, 'inbound'>, string>> = {
  fallback: 'FallbackFlowArn',
  voicemail: 'VoicemailFlowArn',
  'customer-queue': 'QueueFlowArn',
  'agent-whisper': 'WhisperFlowArn',
  disconnect: 'DisconnectFlowArn',
  'human-transfer': 'TransferFlowArn',
  conversation: 'ConversationFlowArn',
};
