import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';

/** AWS's framing `application/vnd.amazon.eventstream`; holds no state when used a message at a time. */
export const eventCodec = new EventStreamCodec(toUtf8, fromUtf8);
