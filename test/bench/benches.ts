/**
 * Every benchmark by its name; `a.b` is printed as key `b` of `a`. Each loads what it needs only when it is run,
 * after the environment of its process is set.
 */
export const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  'turn.instant': async () => (await import('./turn-instant.ts')).turnInstantBench(),
  'turn.published': async () => (await import('./turn-published.ts')).turnPublishedBench(),
  'turn.caller': async () => (await import('./turn-caller.ts')).turnCallerBench(),
  speculation: async () => (await import('./speculation.ts')).speculationBench(),
  hedge: async () => (await import('./hedge.ts')).hedgeBench(),
  load: async () => (await import('./load.ts')).loadBench(),
  audio: async () => (await import('./audio.ts')).audioBench(),
  bundle: async () => (await import('./bundle.ts')).bundleBench(),
  grounding: async () => (await import('./grounding.ts')).groundingBench(),
  publish: async () => (await import('./publish.ts')).publishBench(),
  endOfTurn: async () => (await import('./end-of-turn.ts')).endOfTurnBench(),
};
