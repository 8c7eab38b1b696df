import { useEffect, useState } from 'react';
import type { PhoneBusiness } from '../../../simulator/phone/phone-business.ts';
import { api } from './api.ts';
import type { CallView } from './call-view.ts';

const secondMs = 1_000;

/** The business, and what its clock shows now, epoch ms; asked again as a call begins and ends. */
export function useBusiness(phase: CallView['phase']): {
  business?: PhoneBusiness;
  nowMs: number;
  problem?: string;
} {
  const [known, setKnown] = useState<{ business: PhoneBusiness; aheadMs: number }>();
  const [problem, setProblem] = useState<string>();
  const [wallMs, setWallMs] = useState(Date.now);
  useEffect(() => {
    // The clock is about to jump.
    if (phase === 'dialling') return undefined;
    const leaving = new AbortController();
    api.business(leaving.signal).then(
      (business) => {
        setKnown({ business, aheadMs: Date.parse(business.now) - Date.now() });
        setProblem(undefined);
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => leaving.abort();
  }, [phase]);
  useEffect(() => {
    const timer = setInterval(() => setWallMs(Date.now()), 5 * secondMs);
    return () => clearInterval(timer);
  }, []);
  return {
    ...(known === undefined ? {} : { business: known.business }),
    nowMs: wallMs + (known?.aheadMs ?? 0),
    ...(problem === undefined ? {} : { problem }),
  };
}
