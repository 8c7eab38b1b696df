/** An argument whose value is complete. */
export interface CompleteArgument {
  readonly name: string;
  readonly value: unknown;
}

/** What is written is not, and cannot become, one JSON object with each name once. */
export class MalformedArguments extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedArguments';
  }
}

/**
 * Reads the JSON of a tool's arguments while it is being written, cut anywhere, and tells each argument as soon as
 * its value is complete, in the order written. Both methods throw `MalformedArguments`.
 */
export class ArgumentReader {
  #text = '';
  /** Up to where `#text` has been scanned. */
  #at = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Where the member being written begins; -1 between members. */
  #memberAt = -1;
  readonly #names = new Set<string>();

  /** Takes the next piece; returns the arguments that it completes. */
  push(piece: string): CompleteArgument[] {
    this.#text += piece;
    const complete: CompleteArgument[] = [];
    for (; this.#at < this.#text.length; this.#at++) {
      const done = this.#scan(this.#text.charAt(this.#at));
      if (done !== undefined) complete.push(done);
    }
    return complete;
  }

  /** The whole object, once nothing more comes. */
  end(): Readonly<Record<string, unknown>> {
    const value = parse(this.#text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new MalformedArguments('The arguments are no object.');
    }
    return value as Record<string, unknown>;
  }

  #scan(char: string): CompleteArgument | undefined {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (char === '\\') this.#escaped = true;
      else if (char === '"') {
        this.#inString = false;
        // A string is complete at its quote; anything else only at the comma or brace behind it.
        return this.#depth === 1 ? this.#member(this.#at + 1) : undefined;
      }
      return undefined;
    }
    if (char === '{' || char === '[') {
      this.#depth++;
      return undefined;
    }
    if (char === '"') {
      this.#inString = true;
      if (this.#depth === 1 && this.#memberAt < 0) this.#memberAt = this.#at;
      return undefined;
    }
    if (char === ']' || char === '}') this.#depth--;
    const closed = this.#depth === 1 && (char === ']' || char === '}');
    if (closed) return this.#member(this.#at + 1);
    const parted = (this.#depth === 1 && char === ',') || (this.#depth === 0 && char === '}');
    if (!parted) return undefined;
    const done = this.#member(this.#at);
    this.#memberAt = -1;
    return done;
  }

  /** The member that ends before `end`, if it has a value and has not been told yet. */
  #member(end: number): CompleteArgument | undefined {
    if (this.#memberAt < 0) return undefined;
    const source = this.#text.slice(this.#memberAt, end);
    // So far only its name.
    if (/^"(?:[^"\\]|\\.)*"$/s.test(source)) return undefined;
    this.#memberAt = -1;
    const [entry] = Object.entries(parse(`{${source}}`) as Record<string, unknown>);
    if (entry === undefined || this.#names.has(entry[0])) {
      throw new MalformedArguments('An argument is given twice.');
    }
    this.#names.add(entry[0]);
    return { name: entry[0], value: entry[1] };
  }
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new MalformedArguments('The arguments are not JSON.');
  }
}
