/** A record of the business that the caller may hear: they have given its key and its name. */
export interface FoundRecord {
  /** Name in `lookups`. */
  readonly lookup: string;
  readonly key: string;
  /** As it is stored; a change is refused when it has changed meanwhile. */
  readonly name: string;
  /** Attributes that may be spoken or changed, as text. */
  readonly fields: Readonly<Record<string, string>>;
}
