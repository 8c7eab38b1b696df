import type { Paragraph } from 'mdast';
import { plainText } from './plain-text.ts';

/** A paragraph that begins with a question in bold (`**Do you …?** Yes.`), or with `Q:` and then `A:`. */
export function readQuestion(node: Paragraph): { question: string; answer: string } | undefined {
  const [first, ...others] = node.children;
  if (first?.type === 'strong') {
    const question = plainText(first);
    if (!question.endsWith('?')) return undefined;
    return { question, answer: plainText({ type: 'paragraph', children: others }) };
  }
  const match = /^Q:\s*(?<question>.+?)\s+A:\s*(?<answer>.+)$/.exec(plainText(node));
  const { question, answer } = match?.groups ?? {};
  return question === undefined || answer === undefined ? undefined : { question, answer };
}
