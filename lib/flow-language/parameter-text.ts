const PLACEHOLDER = /\$\{[^{}]+\}/;
const REFERENCE = /\$(\.|\[['"])/;

/** Holds a `${Placeholder}` that is filled before Connect sees the flow. */
export function isTemplated(value: string): boolean {
  return PLACEHOLDER.test(value);
}

/** Holds a JSONPath that Connect fills while the flow runs. */
export function isDynamic(value: string): boolean {
  return REFERENCE.test(value);
}

/** Its characters stand in the flow as they are: neither filled before nor while it runs. */
export function isLiteral(value: string): boolean {
  return !isTemplated(value) && !isDynamic(value);
}

/** A whole number within bounds, or a value that is filled later. */
export function isWholeNumber(value: unknown, least: number, most: number): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= least && value <= most;
  if (typeof value !== 'string') return false;
  if (!isLiteral(value)) return true;
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}
