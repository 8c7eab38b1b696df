import type { Contact } from './contact.ts';

/**
 * `Details.ContactData` of the event that Connect sends to a function.
 * https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 * Null where nothing is known: a withheld number, no queue yet, no media stream yet.
 */
export function contactData(contact: Contact) {
  return {
    Attributes: Object.fromEntries(contact.attributes),
    Channel: 'VOICE',
    ContactId: contact.contactId,
    CustomerEndpoint: endpoint(contact.customerNumber),
    CustomerId: null,
    Description: null,
    InitialContactId: contact.contactId,
    InitiationMethod: 'INBOUND',
    InstanceARN: contact.instanceArn,
    LanguageCode: 'en-US',
    MediaStreams: { Customer: { Audio: mediaStreamAudio(contact) } },
    Name: null,
    PreviousContactId: contact.contactId,
    Queue:
      contact.queue === undefined
        ? null
        : {
            ARN: contact.queue.arn,
            Name: contact.queue.name,
            OutboundCallerId: endpoint(contact.queue.outboundCallerId),
          },
    References: {},
    SystemEndpoint: endpoint(contact.systemNumber),
  };
}

function endpoint(number: string | undefined) {
  return number === undefined ? null : { Address: number, Type: 'TELEPHONE_NUMBER' };
}

/** All strings, times in epoch ms; `StopTimestamp` once it has stopped. */
function mediaStreamAudio({ mediaStream }: Contact) {
  if (mediaStream === undefined) return null;
  const { producer, stoppedAtMs } = mediaStream;
  return {
    StreamARN: producer.streamArn,
    StartTimestamp: String(Math.floor(producer.startTimestampMs)),
    ...(stoppedAtMs === undefined ? {} : { StopTimestamp: String(Math.floor(stoppedAtMs)) }),
    StartFragmentNumber: producer.startFragmentNumber,
  };
}
