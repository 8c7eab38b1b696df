import { AwsError } from './aws-error.ts';

/**
 * The access-key id in a Signature Version 4 `Authorization` header. The signature itself is not verified:
 * stand-ins know no secret keys. Throws `AwsError` when the request is not signed.
 */
export function accessKeyOf(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', {
      status: 403,
    });
  }
  const id = /^AWS4-HMAC-SHA256 .*?Credential=([^/,\s]+)\/\d{8}\/[^/]+\/[^/]+\/aws4_request/.exec(
    authorization,
  )?.[1];
  if (id === undefined) {
    throw new AwsError(
      'IncompleteSignatureException',
      `Authorization header requires 'Credential' parameter. Authorization=${authorization.slice(0, 60)}`,
      { status: 403 },
    );
  }
  return id;
}
