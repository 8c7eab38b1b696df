import { invalid } from './invalid.ts';

export type Primitive = string | number | boolean;
export type Metadata = Readonly<Record<string, Primitive | readonly Primitive[]>>;

/** S3 user guide, "S3 Vectors limitations". */
const LARGEST_BYTES = 40 * 1024;
const LARGEST_FILTERABLE_BYTES = 2 * 1024;
const MOST_KEYS = 50;

/** Metadata within the limits. Throws `AwsError` ValidationException that names the vector. */
export function readMetadata(document: unknown, key: string, nonFilterable: ReadonlySet<string>): Metadata {
  if (document === undefined) return {};
  const entries = isRecord(document) ? Object.entries(document) : [];
  if (!isRecord(document) || entries.some(([, value]) => !isValue(value))) {
    throw invalid(
      `Invalid metadata of vector ${key}: values must be strings, numbers, booleans, or lists of them.`,
    );
  }
  if (entries.length > MOST_KEYS) {
    throw invalid(`Invalid metadata of vector ${key}: ${entries.length} keys, of at most ${MOST_KEYS}.`);
  }
  const bytes = sizeOf(document);
  if (bytes > LARGEST_BYTES) {
    throw invalid(`Metadata of vector ${key} is ${bytes} bytes, of at most ${LARGEST_BYTES} in total.`);
  }
  const filterable = sizeOf(Object.fromEntries(entries.filter(([name]) => !nonFilterable.has(name))));
  if (filterable > LARGEST_FILTERABLE_BYTES) {
    throw invalid(
      `Filterable metadata of vector ${key} must have at most ${LARGEST_FILTERABLE_BYTES} bytes, and has ${filterable}. ` +
        "Name what is not filtered by in the index's nonFilterableMetadataKeys.",
    );
  }
  return document as Metadata;
}

function sizeOf(value: object): number {
  const keys = Object.keys(value).length;
  return keys === 0 ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function isValue(value: unknown): boolean {
  return isPrimitive(value) || (Array.isArray(value) && value.every(isPrimitive));
}

export function isPrimitive(value: unknown): value is Primitive {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
