import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import { clockText } from '../business-clock.ts';
import { endText } from '../end-text.ts';
import type { PhoneCallState } from '../use-phone-call.ts';
import { CallBar } from './call-bar.tsx';
import { EntryLine } from './entry-line.tsx';
import { Line } from './line.tsx';
import { useStayAtEnd } from './use-stay-at-end.ts';
import { waitScaleMs } from './wait-scale.ts';
import './conversation.css';

/** What both sides say, as it happens, and what the product made of it. */
export function Conversation({
  call,
  timeZone,
}: {
  readonly call: PhoneCallState;
  readonly timeZone: string;
}) {
  const { phase, clock, entries, drafts, waiting } = call.view;
  const items = useMemo(() => [...entries, ...drafts, ...waiting], [entries, drafts, waiting]);
  useStayAtEnd(items);
  const scaleMs = waitScaleMs(entries);
  const draft = drafts.map(({ text }) => text).join(' ');
  return (
    <div className="conversation-column">
      <Container
        header={
          <Header
            variant="h2"
            description={clock && `${clockText(Date.parse(clock), timeZone)}, local time of the business`}
          >
            Conversation
          </Header>
        }
      >
        {phase === 'idle' && (
          <Box textAlign="center" color="text-body-secondary" padding={{ vertical: 'xxl' }}>
            Press Call. You hear the agent, and type what the caller says.
          </Box>
        )}
        <div className="conversation" role="log" aria-label="Conversation">
          {entries.map((entry) => (
            <EntryLine key={keyOf(entry)} entry={entry} scaleMs={scaleMs} />
          ))}
        </div>
        {draft !== '' && (
          <Line side="caller" who="Being heard" pale>
            {draft}
          </Line>
        )}
        {waiting.map(({ line, text }) => (
          <Line key={line} side="caller" who="To be said next" pale>
            {text}
          </Line>
        ))}
        <div role="status">
          {phase === 'ended' && (
            <StatusIndicator type={failed(call.view.ended?.reason) ? 'error' : 'stopped'}>
              {endText(call.view)}
            </StatusIndicator>
          )}
        </div>
      </Container>
      {phase === 'active' && <CallBar call={call} />}
    </div>
  );
}

const failed = (reason: string | undefined): boolean => reason === undefined || reason === 'flow-error';

/** Two things of one kind never begin at the same moment. */
const keyOf = (entry: Parameters<typeof EntryLine>[0]['entry']): string =>
  entry.kind === 'turn' ? `turn ${entry.turn.turn}` : `${entry.kind} ${entry.atMs}`;
