import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Toggle from '@cloudscape-design/components/toggle';
import type { PhoneCallState } from '../use-phone-call.ts';
import { CallTimer } from './call-timer.tsx';
import { SayInput } from './say-input.tsx';

/** What the caller says next, and the call itself: always in reach while it is on. */
export function CallBar({ call }: { readonly call: PhoneCallState }) {
  const { entries, waiting } = call.view;
  const spoken = waiting.length > 0 || entries.some(({ kind }) => kind === 'caller');
  return (
    <section className="call-bar" aria-label="Your call">
      <SayInput suggest={!spoken} onSay={call.say} />
      <div className="call-bar-row">
        <span>
          <StatusIndicator type={call.reconnecting ? 'loading' : 'success'}>
            {call.reconnecting ? 'Reconnecting' : <span className="call-bar-words">On the line</span>}
          </StatusIndicator>{' '}
          <CallTimer />
        </span>
        <Toggle checked={!call.muted} onChange={call.toggleSound}>
          Sound
        </Toggle>
        <Button iconName="close" onClick={() => void call.hangUp()}>
          Hang up
        </Button>
      </div>
    </section>
  );
}
