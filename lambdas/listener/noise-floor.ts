/**
 * The level of what is always there (room, line, babble), in dB re full scale: the least smoothed level of the
 * last 1.5 to 3 seconds. People who talk leave gaps more often than that; noise does not.
 */
export interface NoiseFloor {
  /** Takes the level of the next 20 ms, dB; gives the floor. */
  follow(levelDb: number): number;
}

/** 1.5 s. Shorter and a drawn-out vowel becomes the floor; longer and a fan switched on is speech for too long. */
const BUCKET_FRAMES = 75;
/** Weight of the newest frame in the smoothed level: about 60 ms, so that one empty frame sets no floor. */
const SMOOTHING = 0.3;

export function createNoiseFloor(): NoiseFloor {
  let smoothed: number | undefined;
  let frames = 0;
  let least = Number.POSITIVE_INFINITY;
  let leastBefore = Number.POSITIVE_INFINITY;
  return {
    follow(levelDb) {
      smoothed = smoothed === undefined ? levelDb : smoothed + SMOOTHING * (levelDb - smoothed);
      least = Math.min(least, smoothed);
      frames += 1;
      const floor = Math.min(least, leastBefore);
      if (frames === BUCKET_FRAMES) {
        leastBefore = least;
        least = Number.POSITIVE_INFINITY;
        frames = 0;
      }
      return floor;
    },
  };
}
