import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import { useEffect, useRef } from 'react';
import type { CallView } from '../call-view.ts';
import { elapsed } from '../elapsed.ts';
import { endText } from '../end-text.ts';

/** How the call ended, and the way to the next. */
export function CallEnd({ view, onAgain }: { readonly view: CallView; onAgain(): void }) {
  const button = useRef<ButtonProps.Ref>(null);
  // What had the focus went away with the call.
  useEffect(() => button.current?.focus(), []);
  const { ended } = view;
  return (
    <div className="call-end">
      <div role="status">
        <Box fontWeight="bold">
          {ended === undefined ? 'Call lost' : `Call ended after ${elapsed(ended.atMs)}`}
        </Box>
        <Box color={ended === undefined || ended.reason === 'flow-error' ? 'text-status-error' : 'inherit'}>
          {endText(view)}
        </Box>
      </div>
      <Button ref={button} iconName="call" onClick={onAgain}>
        Call again
      </Button>
    </div>
  );
}
