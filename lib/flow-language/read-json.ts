import { jsonFault } from './json-fault.ts';

/** A parsed value, or one sentence that says where the text stops being JSON. */
export type ReadJson = { readonly value: unknown } | { readonly fault: string };

export function readJson(text: string): ReadJson {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(plain);
    return { value };
  } catch {
    const { offset, expected } = jsonFault(plain);
    const before = plain.slice(0, offset).split('\n');
    const found = offset < plain.length ? `found ${JSON.stringify(plain[offset])}` : 'the text ends';
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { fault: `not JSON at line ${before.length}, column ${column}: ${expected} expected, ${found}` };
  }
}
