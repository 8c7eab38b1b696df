import { useEffect, useState } from 'react';
import { elapsed } from '../elapsed.ts';

/** How long it has been on the page. */
export function CallTimer() {
  const [startMs] = useState(() => performance.now());
  const [nowMs, setNowMs] = useState(startMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-label="Length of the call">
      {elapsed(nowMs - startMs)}
    </span>
  );
}
