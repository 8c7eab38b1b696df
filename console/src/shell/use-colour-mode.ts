import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useEffect, useState, useSyncExternalStore } from 'react';

const key = 'colour-mode';
const system = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  system.addEventListener('change', changed);
  return () => system.removeEventListener('change', changed);
}

function chosen(): 'dark' | 'light' | undefined {
  const stored = window.localStorage.getItem(key);
  return stored === 'dark' || stored === 'light' ? stored : undefined;
}

/** Dark or light: as the system is, until the reader chooses the other one. */
export function useColourMode(): { readonly dark: boolean; toggle(): void } {
  const systemDark = useSyncExternalStore(subscribe, () => system.matches);
  const [choice, setChoice] = useState(chosen);
  const dark = choice === undefined ? systemDark : choice === 'dark';
  useEffect(() => {
    applyMode(dark ? Mode.Dark : Mode.Light);
  }, [dark]);
  return {
    dark,
    toggle() {
      const next = dark ? 'light' : 'dark';
      // Back to what the system has is no choice any more: the page follows it again.
      if ((next === 'dark') === systemDark) {
        window.localStorage.removeItem(key);
        setChoice(undefined);
      } else {
        window.localStorage.setItem(key, next);
        setChoice(next);
      }
    },
  };
}
