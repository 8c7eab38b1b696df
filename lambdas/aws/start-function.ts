/**
 * Starts another function without waiting for it (Event invoke). The Lambda client is loaded on first use:
 * it is needed once a call, and next-step's cold start is heard by the caller.
 * Rejects when Lambda does not accept the event.
 */
export async function startFunction(
  functionName: string,
  payload: unknown,
  signal: AbortSignal,
): Promise<void> {
  const { LambdaClient, InvokeCommand } = await import('@aws-sdk/client-lambda');
  client ??= new LambdaClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  });
  const command = new InvokeCommand({
    FunctionName: functionName,
    InvocationType: 'Event',
    Payload: new TextEncoder().encode(JSON.stringify(payload)),
  });
  await client.send(command, { abortSignal: signal });
}

let client: import('@aws-sdk/client-lambda').LambdaClient | undefined;
