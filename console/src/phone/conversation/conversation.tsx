import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useMemo } from 'react';
import { clockText } from '../business-clock.ts';
import type { PhoneCallState } from '../use-phone-call.ts';
import { CallBar } from './call-bar.tsx';
import { CallEnd } from './call-end.tsx';
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
            <br />
            For every reply you see what was picked, what it rests on in the knowledge file, and where its
            milliseconds went.
          </Box>
        )}
        <div className="conversation" role="log" aria-label="Conversation">
          {entries.map((entry) => (
            <EntryLine key={keyOf(entry)} entry={entry} scaleMs={scaleMs} />
          ))}
        </div>
        {draft !== '' && (
          <Line side="caller" who="Heard so far" pale>
            {draft}
          </Line>
        )}
        {waiting.map(({ line, text }) => (
          <Line key={line} side="caller" who="To be said next" pale>
            {text}
          </Line>
        ))}
        {phase === 'ended' && <CallEnd view={call.view} onAgain={() => void call.dialAgain()} />}
      </Container>
      {phase === 'active' && <CallBar call={call} />}
    </div>
  );
}

/** Two things of one kind never begin at the same moment. */
const keyOf = (entry: Parameters<typeof EntryLine>[0]['entry']): string =>
  entry.kind === 'turn' ? `turn ${entry.turn.turn}` : `${entry.kind} ${entry.atMs}`;
