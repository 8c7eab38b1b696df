import { styleText } from 'node:util';

/** What is about to run, and what it is not: nobody shall take the stand-in for a language model. */
export function banner(out: { readonly isTTY?: boolean }): string {
  const bold = (text: string): string => (out.isTTY === true ? styleText('bold', text) : text);
  return [
    bold('A call to Cascade Cycle Works'),
    'The product itself runs: its contact flows, its Lambda functions, the AWS SDK. Amazon Connect and the AWS',
    'services behind it are simulated on this machine with published or assumed delays. The model is a small',
    'rule-based reader, no language model. Nothing leaves this machine.',
    '',
  ].join('\n');
}
