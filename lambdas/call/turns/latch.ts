/** A gate that is opened once and stays open. */
export interface Latch {
  readonly passed: Promise<void>;
  open(): void;
}

export function latch(): Latch {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
