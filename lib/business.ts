/** What the infrastructure must know of the business; everything else is read from the knowledge file by the functions. */
export interface Business {
  readonly name: string;
  /** A generative voice of Amazon Polly. */
  readonly voiceId: string;
  /** BCP 47. */
  readonly languageCode: string;
  /** The neutral first sentence, said before anything is known of the caller. */
  readonly greeting: string;
  readonly closedMessage: string;
  /** The opening hours as they are read out in the keypad menu. */
  readonly hoursText: string;
  /** Names of the tables that its lookups read, within the deployment. @default none */
  readonly recordTables?: readonly string[];
}
