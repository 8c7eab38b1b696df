/** What AWS checks before it does something: an action on a resource, `*` where the service has none to name. */
export interface Need {
  /** As IAM writes it: `s3:ListBucket`. */
  readonly action: string;
  /** ARN. */
  readonly resource: string;
}
