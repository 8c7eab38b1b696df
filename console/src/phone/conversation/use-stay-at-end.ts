import { useEffect, useRef } from 'react';

/** Nearer than this to the end of the page, the reader follows the conversation; px. */
const nearPx = 160;

const fromEndPx = (): number => document.documentElement.scrollHeight - window.innerHeight - window.scrollY;

/** Keeps the end of the page in sight as `items` grow, unless the reader has scrolled up. A first item brings them there. */
export function useStayAtEnd(items: readonly unknown[]): void {
  const following = useRef(true);
  useEffect(() => {
    const note = () => {
      following.current = fromEndPx() < nearPx;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, []);
  useEffect(() => {
    if (items.length === 1) following.current = true;
    if (items.length > 0 && following.current)
      window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [items]);
}
