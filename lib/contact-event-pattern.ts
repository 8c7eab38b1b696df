/** EventBridge pattern: a contact of this instance has been disconnected, or an agent has taken it. */
export function contactEventPattern(instanceArn: string) {
  return {
    source: ['aws.connect'],
    'detail-type': ['Amazon Connect Contact Event'],
    detail: { eventType: ['CONNECTED_TO_AGENT', 'DISCONNECTED'], instanceArn: [instanceArn] },
  };
}
