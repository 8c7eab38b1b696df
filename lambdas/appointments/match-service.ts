import type { Service } from '../knowledge/business-profile.ts';

export type ServiceMatch =
  | { readonly type: 'service'; readonly service: Service }
  /** The words hold a service's name, and something that may make it another. */
  | { readonly type: 'guess'; readonly service: Service }
  | { readonly type: 'several'; readonly services: readonly Service[] }
  | { readonly type: 'none' };

const fillers = new Set(
  'a an the my our some one for please of to get have book booking appointment session service bike bikes'.split(
    ' ',
  ),
);

/** The service that the caller's words name. A name with a word more may be another service: that is a guess. */
export function matchService(words: string, services: readonly Service[]): ServiceMatch {
  const said = wordsOf(words);
  if (said.length === 0) return { type: 'none' };
  const found = services.flatMap((service) => {
    const lengths = [service.name, ...service.alsoCalled]
      .map(wordsOf)
      .filter((name) => name.length > 0 && name.every((word) => said.includes(word)))
      .map(({ length }) => length);
    return lengths.length === 0 ? [] : [{ service, length: Math.max(...lengths) }];
  });
  const longest = Math.max(...found.map(({ length }) => length));
  const best = found.filter(({ length }) => length === longest).map(({ service }) => service);
  const [service] = best;
  if (service === undefined) return { type: 'none' };
  if (best.length > 1) return { type: 'several', services: best };
  return { type: longest === said.length ? 'service' : 'guess', service };
}

function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/[-\u2010-\u2015]/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const told = words.filter((word) => !fillers.has(word));
  return (told.length === 0 ? words : told).map((word) => word.replace(/(?<=..[^s])s$/, ''));
}
