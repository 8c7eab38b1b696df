import { useSyncExternalStore } from 'react';
import { type Page, pages } from './pages.tsx';

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The page that the address names. */
export function usePage(): Page {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return pages.find(({ path }) => hash === `#${path}`) ?? pages[0];
}
