import type { Action } from '../flow/action.ts';
import { checkHoursOfOperation } from './check-hours-of-operation.ts';
import { checkMetricData } from './check-metric-data.ts';
import { compare } from './compare.ts';
import { createCallbackContact } from './create-callback-contact.ts';
import { disconnectParticipant } from './disconnect-participant.ts';
import { distributeByPercentage } from './distribute-by-percentage.ts';
import { endFlowExecution } from './end-flow-execution.ts';
import { endFlowModuleExecution } from './end-flow-module-execution.ts';
import { getParticipantInput } from './get-participant-input.ts';
import { invokeFlowModule } from './invoke-flow-module.ts';
import { invokeLambdaFunction } from './invoke-lambda-function.ts';
import { loop } from './loop.ts';
import { messageParticipant } from './message-participant.ts';
import { messageParticipantIteratively } from './message-participant-iteratively.ts';
import { tagContact } from './tag-contact.ts';
import { transferContactToQueue } from './transfer-contact-to-queue.ts';
import { transferParticipantToThirdParty } from './transfer-participant-to-third-party.ts';
import { transferToFlow } from './transfer-to-flow.ts';
import { untagContact } from './untag-contact.ts';
import { updateContactAttributes } from './update-contact-attributes.ts';
import { updateContactCallbackNumber } from './update-contact-callback-number.ts';
import { updateContactEventHooks } from './update-contact-event-hooks.ts';
import { updateContactMediaStreamingBehavior } from './update-contact-media-streaming-behavior.ts';
import { updateContactRecordingAndAnalyticsBehavior } from './update-contact-recording-and-analytics-behavior.ts';
import { updateContactRecordingBehavior } from './update-contact-recording-behavior.ts';
import { updateContactRoutingBehavior } from './update-contact-routing-behavior.ts';
import { updateContactTargetQueue } from './update-contact-target-queue.ts';
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice.ts';
import { updateFlowAttributes } from './update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './update-flow-logging-behavior.ts';
import { wait } from './wait.ts';

/** Every action that the simulator plays, by its type. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [
    checkHoursOfOperation,
    checkMetricData,
    compare,
    createCallbackContact,
    disconnectParticipant,
    distributeByPercentage,
    endFlowExecution,
    endFlowModuleExecution,
    getParticipantInput,
    invokeFlowModule,
    invokeLambdaFunction,
    loop,
    messageParticipant,
    messageParticipantIteratively,
    tagContact,
    transferContactToQueue,
    transferParticipantToThirdParty,
    transferToFlow,
    untagContact,
    updateContactAttributes,
    updateContactCallbackNumber,
    updateContactEventHooks,
    updateContactMediaStreamingBehavior,
    updateContactRecordingAndAnalyticsBehavior,
    updateContactRecordingBehavior,
    updateContactRoutingBehavior,
    updateContactTargetQueue,
    updateContactTextToSpeechVoice,
    updateFlowAttributes,
    updateFlowLoggingBehavior,
    wait,
  ].map((action) => [action.type, action]),
);
