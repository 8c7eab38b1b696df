import { type FlowName, flowFiles } from '../../lib/flow-files.ts';

const region = 'us-east-1';
const id = '111111111111';
const instanceArn = `arn:aws:connect:${region}:${id}:instance/11111111-1111-4111-8111-111111111111`;

/** The account that does not exist: the names under which the product is deployed on a laptop. */
export const account = {
  region,
  id,
  instanceArn,
  /** The claimed number; 555-01xx is nobody's. */
  number: '+12065550100',
  queueArn: `${instanceArn}/queue/22222222-2222-4222-8222-222222222222`,
  hoursArn: `${instanceArn}/operating-hours/33333333-3333-4333-8333-333333333333`,
  flows: Object.fromEntries(
    (Object.keys(flowFiles) as FlowName[]).map((name, index) => [
      name,
      `${instanceArn}/contact-flow/44444444-4444-4444-8444-44444444444${index}`,
    ]),
  ) as Readonly<Record<FlowName, string>>,
  topicArn: `arn:aws:sns:${region}:${id}:owner`,
  secretArn: (name: string): string => `arn:aws:secretsmanager:${region}:${id}:secret:${name}-a1b2c3`,
  functionArn: (name: string): string => `arn:aws:lambda:${region}:${id}:function:${name}`,
} as const;
