/** Where an instance records that does so already. */
export interface ExistingRecordings {
  readonly bucketName: string;
  /** Keys of its recordings begin with it, and a slash. */
  readonly prefix: string;
  /** Of the KMS key that they are encrypted with. */
  readonly keyArn: string;
}

/**
 * Reads `<bucket>/<prefix>,<ARN of the KMS key>`, what Connect's own setting names. Throws, with where to find them, for
 * anything else.
 */
export function existingRecordings(setting: string): ExistingRecordings {
  const [, bucketName, prefix, keyArn] =
    /^([a-z0-9.-]{3,63})\/([^,*]+?)\/?,(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+)$/.exec(
      setting.trim(),
    ) ?? [];
  if (bucketName === undefined || prefix === undefined || keyArn === undefined) {
    throw new Error(
      `"${setting}" does not say where calls are recorded: write -c existingRecordings=<bucket>/<prefix>,<ARN of the KMS key>, ` +
        'as `aws connect list-instance-storage-configs --resource-type CALL_RECORDINGS` gives them.',
    );
  }
  return { bucketName, prefix, keyArn };
}
