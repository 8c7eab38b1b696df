export interface JsonFault {
  /** Where the text first stops being JSON, counted in UTF-16 units. */
  readonly offset: number;
  readonly expected: string;
}

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

type Wanted = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or }' | ', or ]' | 'end';

/**
 * Finds the first fault of a text that JSON.parse refuses; V8 tells the place of only some of them.
 * Keeps its own stack, so that deep nesting cannot overflow.
 */
export function jsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = [];
  let offset = 0;
  let wanted: Wanted = 'value';
  const eat = (pattern: RegExp) => {
    pattern.lastIndex = offset;
    const length = pattern.exec(text)?.[0].length ?? 0;
    offset += length;
    return length > 0;
  };
  const eatString = () => {
    const end = endOfString(text, offset);
    if (end !== undefined) offset = end;
    return end !== undefined;
  };
  const close = () => {
    open.pop();
    offset += 1;
  };
  const after = (): Wanted => (open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]');
  for (;;) {
    eat(SPACE);
    const character = text[offset];
    const ends = (wanted === ', or }' || wanted === 'name or }') && character === '}';
    const endsList = (wanted === ', or ]' || wanted === 'value or ]') && character === ']';
    if (ends || endsList) {
      close();
      wanted = after();
    } else if ((wanted === ', or }' || wanted === ', or ]') && character === ',') {
      offset += 1;
      wanted = wanted === ', or }' ? 'name' : 'value';
    } else if ((wanted === 'name' || wanted === 'name or }') && eatString()) {
      wanted = ':';
    } else if (wanted === ':' && character === ':') {
      offset += 1;
      wanted = 'value';
    } else if (wanted.startsWith('value') && (character === '{' || character === '[')) {
      open.push(character);
      offset += 1;
      wanted = character === '{' ? 'name or }' : 'value or ]';
    } else if (wanted.startsWith('value') && (eatString() || eat(SCALAR))) {
      wanted = after();
    } else {
      return { offset, expected: SAID[wanted] };
    }
  }
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where the string that begins here ends, if it does. One pass: a pattern for it would go back over long texts. */
function endOfString(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  let offset = start + 1;
  while (offset < text.length) {
    const character = text.charAt(offset);
    if (character === '"') return offset + 1;
    if (character < ' ') return undefined;
    if (character === '\\') {
      ESCAPE.lastIndex = offset;
      const sequence = ESCAPE.exec(text)?.[0];
      if (sequence === undefined) return undefined;
      offset += sequence.length;
    } else {
      offset += 1;
    }
  }
  return undefined;
}

const SAID: Readonly<Record<Wanted, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a name in double quotes',
  'name or }': 'a name in double quotes or }',
  ':': 'a colon',
  ', or }': 'a comma or }',
  ', or ]': 'a comma or ]',
  end: 'the end of the text',
};
