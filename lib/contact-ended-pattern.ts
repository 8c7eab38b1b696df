/** EventBridge pattern: a contact of this instance has been disconnected. */
export function contactEndedPattern(instanceArn: string) {
  return {
    source: ['aws.connect'],
    'detail-type': ['Amazon Connect Contact Event'],
    detail: { eventType: ['DISCONNECTED'], instanceArn: [instanceArn] },
  };
}
