import type { CloudFormationTemplate } from './stack-of.ts';

/**
 * A circle of resources that wait for each other through Ref, Fn::GetAtt, Fn::Sub or DependsOn, by logical
 * ids, the first repeated at the end; `undefined` when there is none.
 */
export function circleIn({ Resources }: CloudFormationTemplate): readonly string[] | undefined {
  const known = new Set(Object.keys(Resources));
  const needs = new Map(
    Object.entries(Resources).map(([id, resource]) => [
      id,
      [...new Set(namedIn(resource))].filter((name) => known.has(name)),
    ]),
  );
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const need of needs.get(id) ?? []) {
      const circle = visit(need, [...way, id]);
      if (circle !== undefined) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of known) {
    const circle = visit(id, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function namedIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') {
    if (key === 'Ref' || key === 'DependsOn') return [value];
    if (key === 'Fn::GetAtt') return [value.split('.')[0] ?? ''];
    if (key === 'Fn::Sub') return [...value.matchAll(/\$\{([^!}][^}.]*)/g)].map((match) => match[1] ?? '');
    return [];
  }
  if (Array.isArray(value)) {
    if (key === 'Fn::GetAtt') return value.slice(0, 1).filter((name) => typeof name === 'string');
    return value.flatMap((entry: unknown) => namedIn(entry, key));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => namedIn(entry, name));
}
