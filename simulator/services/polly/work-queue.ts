/** Items in order from one who makes them to one who takes them. */
export class WorkQueue<Item> {
  /** Rejects when the maker has failed; never resolves. */
  readonly failed: Promise<never>;
  readonly #items: Item[] = [];
  #over = false;
  #wake: () => void = () => undefined;

  /** Takes from the iterable until it ends, as fast as it gives. */
  constructor(items: AsyncIterable<Item>) {
    const done = this.#fill(items);
    this.failed = new Promise((_, reject) => {
      done.catch(reject);
    });
    this.failed.catch(() => undefined);
  }

  /** The next item, `undefined` when there are no more. Rejects as soon as the maker has failed. */
  async next(): Promise<Item | undefined> {
    while (this.#items.length === 0 && !this.#over) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([woken, this.failed]);
    }
    return this.#items.shift();
  }

  async #fill(items: AsyncIterable<Item>): Promise<void> {
    for await (const item of items) {
      this.#items.push(item);
      this.#wake();
    }
    this.#over = true;
    this.#wake();
  }
}
