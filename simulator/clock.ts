/** Simulated time. Runs at `speed` × wall time; the workers' clocks follow it. */
export interface Clock {
  readonly speed: number;
  /** Simulated epoch ms, fractional. */
  nowMs(): number;
  /** Waits simulated ms; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves time forward at once; legal only while no call is active. */
  jump(ms: number): void;
  /** What a worker needs to keep the same time. */
  readonly shared: SharedArrayBuffer;
}
