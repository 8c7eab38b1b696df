import * as z from 'zod/mini';
import { expectedOf } from './expectations.ts';
import { frontMatterFields } from './schema.ts';

/**
 * The JSON Schema of the front matter, for editors: names, kinds and, as descriptions, what is expected. It lets
 * through what only publishing can judge, such as a day that the calendar lacks.
 */
export function frontMatterJsonSchema(): object {
  const schema = z.toJSONSchema(frontMatterFields, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-7',
    override: ({ jsonSchema, path }) => {
      const field = fieldOf(path);
      if (field === undefined) return;
      jsonSchema.description = sentence(expectedOf(field));
    },
  });
  return { ...schema, title: 'The front matter of a knowledge file' };
}

/** The place in the front matter that a place in the schema is about; `undefined` inside a field. */
function fieldOf(path: readonly (string | number)[]): readonly PropertyKey[] | undefined {
  const field: PropertyKey[] = [];
  for (let at = 0; at < path.length; at += 1) {
    if (path[at] === 'properties') field.push(path[++at] ?? '');
    else if (path[at] === 'items') field.push(0);
    else return undefined;
  }
  return field.at(-1) === 0 ? undefined : field;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
