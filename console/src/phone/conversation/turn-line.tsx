import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TurnEvent } from '../../../../simulator/phone/phone-event.ts';
import { pickText } from './pick-text.ts';
import { WaitBar } from './wait-bar.tsx';

/** What the product made of what the caller said: heard, picked, read, refused, and how long it took. */
export function TurnLine({ turn, scaleMs }: { readonly turn: TurnEvent; readonly scaleMs: number }) {
  return (
    <section className="turn" aria-label={`Turn ${turn.turn}`}>
      <SpaceBetween size="xxs">
        <Box variant="small">
          Heard: <q>{turn.heard}</q>
        </Box>
        <div>
          <strong>{pickText(turn)}</strong> {turn.tool !== undefined && <code>{turn.tool}</code>}
        </div>
        {turn.sources.length > 0 && (
          <Box variant="small">
            From the knowledge file:{' '}
            {turn.sources.map((source, index) => (
              <span key={source}>
                {index > 0 && ', '}
                <code>{source}</code>
              </span>
            ))}
          </Box>
        )}
        {turn.refused.map((sentence) => (
          <StatusIndicator key={sentence} type="warning">
            Not said, because the knowledge file does not say it: <q>{sentence}</q>
          </StatusIndicator>
        ))}
        {turn.stretches.length > 0 && (
          <WaitBar turn={turn.turn} stretches={turn.stretches} scaleMs={scaleMs} />
        )}
      </SpaceBetween>
    </section>
  );
}
