/** Where the callers' audio of an instance goes that streams media already. */
export interface ExistingMediaStreams {
  /** Names of its streams begin with it. */
  readonly prefix: string;
  /** Of the KMS key that they are encrypted with; the orchestrator may decrypt with it. */
  readonly keyArn: string;
}

/**
 * Reads `<prefix>,<ARN of the KMS key>`, the two things that Connect's own setting names. Throws, with where to find
 * them, for anything else.
 */
export function existingMediaStreams(setting: string): ExistingMediaStreams {
  const [, prefix, keyArn] =
    /^([a-zA-Z0-9_.-]+),(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+)$/.exec(setting.trim()) ??
    [];
  if (prefix === undefined || keyArn === undefined) {
    throw new Error(
      `"${setting}" does not say where media streams go: write -c existingMediaStreams=<prefix>,<ARN of the KMS key>, ` +
        'as `aws connect list-instance-storage-configs --resource-type MEDIA_STREAMS` gives them.',
    );
  }
  return { prefix, keyArn };
}
