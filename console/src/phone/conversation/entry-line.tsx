import type { Entry } from '../call-view.ts';
import { elapsed } from '../elapsed.ts';
import { Line } from './line.tsx';
import { TurnLine } from './turn-line.tsx';

export function EntryLine({ entry, scaleMs }: { readonly entry: Entry; readonly scaleMs: number }) {
  const at = elapsed(entry.atMs);
  switch (entry.kind) {
    case 'agent':
      return (
        <Line side="agent" who={`Agent ${at}`}>
          {entry.text}
        </Line>
      );
    case 'caller':
      return (
        <Line side="caller" who={`Caller ${at}`}>
          {entry.text}
        </Line>
      );
    case 'key':
      return (
        <Line side="caller" who={`Caller ${at}`}>
          A key was pressed.
        </Line>
      );
    case 'turn':
      return <TurnLine turn={entry.turn} scaleMs={scaleMs} />;
  }
}
