/**
 * Regions where Amazon Polly has StartSpeechSynthesisStream, as last known in May 2026.
 * https://docs.aws.amazon.com/polly/latest/dg/bidirectional-streaming.html
 */
export const supportedRegions: readonly string[] = [
  'us-east-1',
  'us-west-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-2',
  'ap-southeast-1',
];

/** Throws for a Region where the agent's voice could not be streamed. */
export function assertSupportedRegion(region: string): void {
  if (supportedRegions.includes(region)) return;
  throw new Error(
    `Region ${region} has no bidirectional streaming in Amazon Polly, which gives the agent its voice. ` +
      `Deploy to one of ${supportedRegions.join(', ')}: set AWS_REGION or -c region=….`,
  );
}
