import type { Contact } from './contact.ts';
import { contactData } from './contact-data.ts';

/** What a JSONPath in a flow sees: the contact's data with that of the flow that runs. */
export function flowData(contact: Contact): Readonly<Record<string, unknown>> {
  return {
    ...contactData(contact),
    FlowAttributes: Object.fromEntries(contact.flowAttributes),
    External: contact.external,
    StoredCustomerInput: contact.storedCustomerInput,
    LambdaInvocation: { InvocationId: contact.lambdaInvocationId },
    AwsRegion: contact.region,
    TextToSpeechVoiceId: contact.voice,
    Tags: Object.fromEntries(contact.tags),
  };
}
