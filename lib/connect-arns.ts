import { Token } from 'aws-cdk-lib';

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PREFIX = 'arn:aws[a-z-]*:connect:[a-z0-9-]+:\\d{12}';

/** Throws for what is no ARN of an Amazon Connect instance; a value that is known only at deployment passes. */
export function assertInstanceArn(arn: string): void {
  if (Token.isUnresolved(arn) || new RegExp(`^${PREFIX}:instance/${ID}$`).test(arn)) return;
  throw new Error(
    `instanceArn "${arn}" is no ARN of an Amazon Connect instance. ` +
      'Copy it from the console: arn:aws:connect:<region>:<account>:instance/<id>.',
  );
}

/** Throws for what is no ARN of a phone number of Amazon Connect; a value that is known only at deployment passes. */
export function assertPhoneNumberArn(arn: string): void {
  if (Token.isUnresolved(arn) || new RegExp(`^${PREFIX}:phone-number/${ID}$`).test(arn)) return;
  throw new Error(
    `phoneNumberArn "${arn}" is no ARN of a phone number. ` +
      'See `aws connect list-phone-numbers-v2`: arn:aws:connect:<region>:<account>:phone-number/<id>.',
  );
}
