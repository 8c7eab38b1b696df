import { account } from '../../../simulator/deployment/account.ts';

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': account.id,
  'AWS::Partition': 'aws',
  'AWS::Region': account.region,
};

/** Where a template refers to a resource: its logical id, and the attribute unless it is the plain reference. */
export type NameOf = (logicalId: string, attribute?: string) => string;

/** The text that CloudFormation makes of a value: of Ref, Fn::GetAtt, Fn::Join, Fn::Sub. Throws for any other form. */
export function resolveValue(value: unknown, nameOf: NameOf): string {
  if (typeof value === 'string') return value;
  const [form, argument] = Object.entries(value as object)[0] ?? [];
  switch (form) {
    case 'Ref':
      return pseudoParameters[argument] ?? nameOf(argument);
    case 'Fn::GetAtt':
      return nameOf(argument[0], argument[1]);
    case 'Fn::Join':
      return argument[1].map((part: unknown) => resolveValue(part, nameOf)).join(argument[0]);
    case 'Fn::Sub':
      return resolveSub(argument, nameOf);
    default:
      throw new Error(`This is no value that can be resolved: ${JSON.stringify(value)}`);
  }
}

function resolveSub(text: unknown, nameOf: NameOf): string {
  if (typeof text !== 'string') throw new Error(`Fn::Sub with variables: ${JSON.stringify(text)}`);
  return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
    const [logicalId = '', attribute] = name.split('.');
    return pseudoParameters[name] ?? nameOf(logicalId, attribute);
  });
}
