import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnIntegrationAssociation, CfnPhoneNumber, CfnQueue } from 'aws-cdk-lib/aws-connect';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Business } from './business.ts';
import { assertPhoneNumberArn } from './connect-arns.ts';
import type { ConnectInstance } from './connect-instance.ts';
import { type FlowName, flowFiles, flowPlaceholders } from './flow-files.ts';
import { fillPlaceholders, placeholdersOf } from './flow-language/fill-placeholders.ts';
import { NumberToFlow } from './number-to-flow.ts';

export interface PhoneLineProps {
  readonly instance: ConnectInstance;
  readonly business: Business;
  /** ARN of the hours of operation that decide between open and closed. */
  readonly hoursArn: string;
  /** The one function that flows ask. */
  readonly nextStep: IFunction;
  /**
   * A number that the instance has already.
   * @default - a DID is claimed
   */
  readonly existingPhoneNumberArn?: string;
  /** Where a new number is claimed, ISO 3166. @default 'US' */
  readonly countryCode?: string;
  /** Engine of Connect's own voice, as its console writes it. @default 'Generative' */
  readonly voiceEngine?: string;
  /** Of the way in; what follows is never logged. @default false */
  readonly flowLogging?: boolean;
}

/** From the number that is dialled to the conversation: queue, flows, and the number's way into them. */
export class PhoneLine extends Construct {
  readonly queue: CfnQueue;
  readonly inbound: CfnContactFlow;
  /** E.164; absent for a number that stood already. */
  readonly phoneNumber: string | undefined;

  readonly #instanceArn: string;
  readonly #nextStepMayBeAsked: CfnIntegrationAssociation;

  constructor(scope: Construct, id: string, props: PhoneLineProps) {
    super(scope, id);
    const { business, instance, nextStep } = props;
    if (props.existingPhoneNumberArn !== undefined) assertPhoneNumberArn(props.existingPhoneNumberArn);
    this.#instanceArn = instance.arn;
    this.#nextStepMayBeAsked = this.#allowFlowsToAsk(nextStep);

    this.queue = new CfnQueue(this, 'Queue', {
      instanceArn: instance.arn,
      name: nameOf(this, 'people'),
      description: 'Callers who asked for a person',
      hoursOfOperationArn: props.hoursArn,
    });
    const others = Object.entries(flowPlaceholders) as [Exclude<FlowName, 'inbound'>, string][];
    const values = {
      NextStepFunctionArn: nextStep.functionArn,
      QueueArn: this.queue.attrQueueArn,
      HoursText: business.hoursText,
    };
    const arns = others.map(([name, placeholder]) => [
      placeholder,
      this.#flow(name, values).attrContactFlowArn,
    ]);
    this.inbound = this.#flow('inbound', {
      ...values,
      ...Object.fromEntries(arns),
      FlowLogging: (props.flowLogging ?? false) ? 'Enabled' : 'Disabled',
      VoiceId: business.voiceId,
      VoiceEngine: props.voiceEngine ?? 'Generative',
      HoursOfOperationArn: props.hoursArn,
      Greeting: business.greeting,
      ClosedMessage: business.closedMessage,
    });

    const claimed = props.existingPhoneNumberArn === undefined ? this.#claimNumber(props) : undefined;
    this.phoneNumber = claimed?.attrAddress;
    new NumberToFlow(this, 'NumberToFlow', {
      instance,
      phoneNumberArn: claimed?.attrPhoneNumberArn ?? props.existingPhoneNumberArn ?? '',
      flowArn: this.inbound.attrContactFlowArn,
    });
  }

  #allowFlowsToAsk(nextStep: IFunction): CfnIntegrationAssociation {
    nextStep.addPermission('AskedByFlows', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: this.#instanceArn,
      sourceAccount: nextStep.env.account,
    });
    return new CfnIntegrationAssociation(this, 'NextStepAssociation', {
      instanceId: this.#instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: nextStep.functionArn,
    });
  }

  /** Connect checks what a flow names when it is published, so all of it stands before. */
  #flow(name: FlowName, values: Readonly<Record<string, string>>): CfnContactFlow {
    const template = readFileSync(
      fileURLToPath(new URL(`../contact-flows/${name}.json`, import.meta.url)),
      'utf8',
    );
    const named = Object.fromEntries(
      placeholdersOf(template).map((placeholder) => [placeholder, values[placeholder] ?? '']),
    );
    const flow = new CfnContactFlow(this, pascal(name), {
      instanceArn: this.#instanceArn,
      name: nameOf(this, name),
      description: flowFiles[name].purpose,
      type: flowFiles[name].type,
      content: fillPlaceholders(JSON.stringify(JSON.parse(template)), named),
    });
    flow.addResourceDependency(this.#nextStepMayBeAsked);
    return flow;
  }

  #claimNumber({ instance, countryCode, business }: PhoneLineProps): CfnPhoneNumber {
    return new CfnPhoneNumber(this, 'Number', {
      targetArn: instance.arn,
      type: 'DID',
      countryCode: countryCode ?? 'US',
      description: `${business.name}: answered by the phone agent`,
    });
  }
}

function nameOf(scope: Construct, part: string): string {
  return `${Stack.of(scope).stackName} ${part}`;
}

function pascal(file: string): string {
  return file.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
