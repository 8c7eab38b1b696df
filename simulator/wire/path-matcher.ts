/**
 * A function from a path, still percent-encoded, to the decoded labels of `/model/{modelId}/invoke`;
 * undefined when the path is another.
 */
export function pathMatcher(
  template: string,
): (path: string) => Readonly<Record<string, string>> | undefined {
  const names: string[] = [];
  const parts = template.split('?')[0]?.split('/') ?? [];
  const pattern = parts.map((part) => {
    const label = /^\{(\w+)(\+?)\}$/.exec(part);
    if (label?.[1] === undefined) return part.replace(/[^\w]/g, '\\$&');
    names.push(label[1]);
    return label[2] === '+' ? '(.+)' : '([^/]+)';
  });
  const whole = new RegExp(`^${pattern.join('/')}$`);
  return (path) => {
    const found = whole.exec(path);
    if (found === null) return undefined;
    try {
      return Object.fromEntries(
        names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]),
      );
    } catch {
      return undefined;
    }
  };
}
