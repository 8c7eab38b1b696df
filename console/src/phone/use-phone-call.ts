import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { PhoneEvent } from '../../../simulator/phone/phone-event.ts';
import { api, type Dialled } from './api.ts';
import { callView, noCall } from './call-view.ts';
import { type Player, startPlayer } from './sound/start-player.ts';

/** One call at a time: what is known of it, and what can be done with it. */
export function usePhoneCall() {
  const [view, dispatch] = useReducer(callView, noCall);
  const [problem, setProblem] = useState<string>();
  const [muted, setMuted] = useState(false);
  const [reconnecting, setReconnecting] = useState(false);
  const held = useRef<{ readonly id: string; readonly events: EventSource; readonly player: Player }>(
    undefined,
  );

  const last = useRef<Dialled>({});

  const letGo = useCallback(() => {
    held.current?.events.close();
    held.current?.player.close();
    held.current = undefined;
    setReconnecting(false);
  }, []);
  useEffect(() => letGo, [letGo]);

  /** Says what went wrong, and clears what did before. */
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setProblem(undefined);
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  }, []);

  async function dial(wanted: Dialled): Promise<void> {
    last.current = wanted;
    letGo();
    dispatch({ type: 'dial' });
    // Before anything is awaited: only a click lets a page make sound.
    const player = startPlayer(muted);
    const placed = await attempt(async () => {
      const { id } = await api.dial(wanted);
      const events = new EventSource(api.eventsPath(id));
      held.current = { id, events, player };
      events.onopen = () => setReconnecting(false);
      events.onerror = () => {
        if (events.readyState === EventSource.CONNECTING) return setReconnecting(true);
        letGo();
        dispatch({ type: 'lost' });
      };
      events.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as PhoneEvent;
        if (event.type === 'audio') return player.play(event.side, event.mulaw);
        dispatch(event);
        if (event.type === 'ended') setProblem(undefined);
        if (event.type === 'complete') letGo();
      };
    });
    if (placed) return;
    player.close();
    dispatch({ type: 'not-placed' });
  }

  const withCall = (act: (id: string) => Promise<unknown>): Promise<boolean> => {
    const id = held.current?.id;
    return id === undefined ? Promise.resolve(false) : attempt(() => act(id));
  };

  return {
    view,
    /** What to tell the reader, until something succeeds. */
    problem,
    dismissProblem: () => setProblem(undefined),
    reconnecting,
    muted,
    toggleSound() {
      held.current?.player.mute(!muted);
      setMuted(!muted);
    },
    dial,
    dialAgain: () => dial(last.current),
    say: (text: string) => withCall((id) => api.say(id, text)),
    press: (digit: string) => withCall((id) => api.press(id, digit)),
    hangUp: () => withCall((id) => api.hangUp(id)),
  };
}

export type PhoneCallState = ReturnType<typeof usePhoneCall>;
