const FIELDS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  yyyy: [0, 4],
  MM: [5, 7],
  dd: [8, 10],
  HH: [11, 13],
  mm: [14, 16],
};

/**
 * A prefix with its `!{timestamp:yyyy/MM/dd}` filled, in UTC; one without any gets `YYYY/MM/DD/HH/` after it.
 * Throws a TypeError for an expression that the stand-in does not know.
 * https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
 */
export function evaluatedPrefix(prefix: string, atMs: number): string {
  const iso = new Date(atMs).toISOString();
  const format = (pattern: string) =>
    pattern.replaceAll(/[A-Za-z]+/g, (field) => {
      const place = FIELDS[field];
      if (place === undefined)
        throw new TypeError(`The Firehose stand-in does not know "${field}" in "${prefix}".`);
      return iso.slice(...place);
    });
  if (!prefix.includes('!{')) return `${prefix}${format('yyyy/MM/dd/HH')}/`;
  return prefix.replaceAll(/!\{([^:}]*):?([^}]*)\}/g, (_, kind: string, pattern: string) => {
    if (kind !== 'timestamp')
      throw new TypeError(`The Firehose stand-in does not know !{${kind}} in "${prefix}".`);
    return format(pattern);
  });
}
