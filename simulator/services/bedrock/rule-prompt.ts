/** What the rule reader needs of a Converse request; members that it does not know are allowed. */
export interface RuleRequest {
  readonly system?: readonly { readonly text?: string | undefined }[] | undefined;
  readonly messages?:
    | readonly {
        readonly role?: string | undefined;
        readonly content?: readonly { readonly text?: string | undefined }[] | undefined;
      }[]
    | undefined;
}

export interface RuleSource {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

export interface RulePrompt {
  readonly sources: readonly RuleSource[];
  /** What is being arranged, as the prompt tells it; absent when nothing is. */
  readonly booking?: string;
  /** What callers may look up, as the prompt tells it; absent when nothing. */
  readonly records?: string;
  /** The last user message. */
  readonly said: string;
  /** The user message before it. */
  readonly saidBefore: string;
}

/** Reads the sources by their tags, and the caller's last words. */
export function readRulePrompt({ system = [], messages = [] }: RuleRequest): RulePrompt {
  const rules = system.map(({ text }) => text ?? '').join('\n');
  const sources = Array.from(
    rules.matchAll(/<source id="([^"]*)"(?: heading="([^"]*)")?>([\s\S]*?)<\/source>/g),
    ([, id = '', heading = '', text = '']) => ({ id, heading: plainOf(heading), text: plainOf(text) }),
  );
  const caller = messages
    .filter(({ role }) => role === 'user')
    .map(({ content = [] }) => plainOf(content.map(({ text }) => text ?? '').join(' ')));
  const booking = /<booking>([\s\S]*?)<\/booking>/.exec(rules)?.[1];
  const records = /<records>([\s\S]*?)<\/records>/.exec(rules)?.[1];
  return {
    ...(records === undefined ? {} : { records: plainOf(records) }),
    ...(booking === undefined ? {} : { booking: plainOf(booking) }),
    sources,
    said: caller.at(-1) ?? '',
    saidBefore: caller.at(-2) ?? '',
  };
}

function plainOf(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
