/**
 * The contact that an event is about: from Connect (`Details.ContactData.ContactId`), from EventBridge
 * (`detail.contactId`), or from another function (`contactId`). `undefined` when it names none.
 */
export function contactOf(event: unknown): string | undefined {
  for (const path of PATHS) {
    const found = path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), event);
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}

const PATHS = [['Details', 'ContactData', 'ContactId'], ['contactId'], ['detail', 'contactId']];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
