import { KeyPressLost } from '../call-errors.ts';

/** The keys that a keypad step has been given and has not taken yet. */
export class Keypad {
  #open = false;
  readonly #pressed: string[] = [];
  readonly #onPress = new Set<() => void>();
  readonly #onOpen: (() => void)[] = [];

  get isOpen(): boolean {
    return this.#open;
  }

  /** Begins to take keys. Returns what closes it. */
  open(): () => void {
    this.#open = true;
    this.#pressed.length = 0;
    for (const tell of this.#onOpen.splice(0)) tell();
    return () => {
      this.#open = false;
    };
  }

  press(digit: string): void {
    if (!/^[0-9*#]$/.test(digit)) throw new RangeError(`"${digit}" is no key; press one of 0–9, * and #.`);
    if (!this.#open) throw new KeyPressLost(digit);
    this.#pressed.push(digit);
    for (const tell of [...this.#onPress]) tell();
  }

  /** Calls the listener at each key. Returns what ends that. */
  onPress(listener: () => void): () => void {
    this.#onPress.add(listener);
    return () => this.#onPress.delete(listener);
  }

  take(): string | undefined {
    return this.#pressed.shift();
  }

  /** Resolves when it opens, at once if it is open. */
  async opened(signal: AbortSignal): Promise<void> {
    if (this.#open) return;
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      this.#onOpen.push(() => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
    });
  }
}
