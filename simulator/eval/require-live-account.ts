import { bedrock } from '../../lambdas/aws/bedrock.ts';

/** Rejects with what to do when there is no Region or nobody to sign as: before a request fails for each question. */
export async function requireLiveAccount(): Promise<void> {
  const { config } = bedrock();
  try {
    await config.region();
  } catch {
    throw new Error(
      '--live asks the real Bedrock and needs a Region: set AWS_REGION, or a profile that has one (AWS_PROFILE).',
    );
  }
  try {
    await config.credentials();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    throw new Error(
      `--live asks the real Bedrock and needs credentials that may call bedrock:InvokeModel, which were not found (${why}). ` +
        'Sign in (aws sso login, aws configure), or set AWS_PROFILE or AWS_ACCESS_KEY_ID.',
    );
  }
}
