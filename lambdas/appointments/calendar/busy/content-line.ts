/** One line of an ICS file, unfolded: `DTSTART;TZID=Europe/Berlin:20261125T090000`. RFC 5545, 3.1. */
export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** As written, with its semicolon: `;TZID=Europe/Berlin`; empty when there is none. */
  readonly parameters: string;
  readonly value: string;
}

/** Longer lines hold descriptions and attachments, never times. */
const longestLine = 20_000;

/** The lines of a calendar, unfolded. Lines that are none are left out. */
export function* contentLines(text: string): Generator<ContentLine, void, undefined> {
  const unfolded = text.replace(/\r?\n[ \t]/g, '');
  for (let at = 0; at < unfolded.length; ) {
    const next = unfolded.indexOf('\n', at);
    const end = next < 0 ? unfolded.length : next;
    if (end - at <= longestLine) {
      const line = /^([A-Za-z0-9-]+)((?:;[^":]*(?:"[^"]*"[^":]*)*)?):(.*?)\r?$/.exec(unfolded.slice(at, end));
      if (line !== null) {
        const [, name = '', parameters = '', value = ''] = line;
        yield { name: name.toUpperCase(), parameters, value };
      }
    }
    at = end + 1;
  }
}

export function writeLine({ name, parameters, value }: ContentLine): string {
  return `${name}${parameters}:${value}`;
}
