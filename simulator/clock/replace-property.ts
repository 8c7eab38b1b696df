/** Puts `value` in the place of what `owner` has under this name, as visible as that was. */
export function replaceProperty(owner: object, name: string, value: unknown): void {
  const was = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, {
    configurable: true,
    enumerable: was?.enumerable ?? false,
    writable: true,
    value,
  });
}
