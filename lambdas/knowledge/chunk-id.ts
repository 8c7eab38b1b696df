/**
 * An id that is readable in a record and stays the same when the file is edited elsewhere:
 * "prices/repairs/flat-repair". The second of the same name gets "/2" behind it.
 * @param taken how often each id has been given so far; is counted on.
 */
export function chunkId(path: readonly string[], taken: Map<string, number>): string {
  const id = path.map(slug).join('/') || 'top';
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  return count === 1 ? id : chunkId([...path, String(count)], taken);
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return (
    plain
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 48)
      .replace(/-+$/, '') || 'part'
  );
}
