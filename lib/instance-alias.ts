/** Throws for what cannot name an Amazon Connect instance. */
export function assertInstanceAlias(alias: string): void {
  if (/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,60}[a-zA-Z0-9])?$/.test(alias)) return;
  throw new Error(`alias "${alias}" cannot name an instance: use letters, digits and dashes, 62 at most.`);
}
