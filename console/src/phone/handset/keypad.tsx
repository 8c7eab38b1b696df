import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import './keypad.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const spoken: Readonly<Record<string, string>> = { '*': 'star', '#': 'pound' };

/** The phone's keys. They are never dead: what happens to a key that no menu waits for is told. */
export function Keypad({ open, onPress }: { readonly open: boolean; onPress(digit: string): void }) {
  const [expanded, setExpanded] = useState(() => window.matchMedia('(min-width: 900px)').matches);
  return (
    <ExpandableSection
      headerText="Keypad"
      expanded={expanded || open}
      onChange={({ detail }) => setExpanded(detail.expanded)}
    >
      <div className="keypad">
        {keys.map((digit) => (
          <Button key={digit} fullWidth ariaLabel={spoken[digit] ?? digit} onClick={() => onPress(digit)}>
            {digit}
          </Button>
        ))}
      </div>
      <Box variant="small" color={open ? 'text-status-success' : 'text-body-secondary'}>
        <span role="status">
          {open ? 'A menu is waiting for a key.' : 'No menu is waiting for a key now.'}
        </span>
      </Box>
    </ExpandableSection>
  );
}
