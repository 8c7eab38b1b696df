import Popover from '@cloudscape-design/components/popover';
import type { Stretch } from '../../../../simulator/terminal/turn-bar.ts';
import { stretchTexts } from './stretch-texts.ts';
import { sumMs } from './wait-scale.ts';

/** Shorter stretches are work that was done ahead. */
const shownMs = 5;

const colour = (name: Stretch['name']): string => `stretch-${name.replace(' ', '-')}`;

/** Where the milliseconds went between the caller's last sound and the first sound of the reply. */
export function WaitBar({
  turn,
  stretches,
  scaleMs,
}: {
  readonly turn: number;
  readonly stretches: readonly Stretch[];
  readonly scaleMs: number;
}) {
  const sum = Math.round(sumMs(stretches));
  const shown = stretches.filter(({ ms }) => ms >= shownMs);
  return (
    <div>
      <div className="wait-bar" aria-hidden="true">
        {shown.map(({ name, ms }) => (
          <span key={name} className={colour(name)} style={{ inlineSize: `${(100 * ms) / scaleMs}%` }} />
        ))}
      </div>
      <div className="wait-legend">
        <Popover
          header="From the caller's last sound to the first of the reply"
          triggerAriaLabel={`${sum} ms in turn ${turn}: what they were spent on`}
          dismissAriaLabel="Close"
          content={<StretchList stretches={stretches} />}
        >
          {sum} ms
        </Popover>
        {shown.map(({ name, ms }) => (
          <span key={name} className="wait-part">
            <span className={`wait-dot ${colour(name)}`} aria-hidden="true" />
            {name} {Math.round(ms)}
          </span>
        ))}
      </div>
    </div>
  );
}

function StretchList({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return (
    <dl className="stretch-list">
      {stretches.map(({ name, ms }) => (
        <div key={name}>
          <dt>
            <span className={`wait-dot ${colour(name)}`} aria-hidden="true" />
            {name}, {ms < shownMs ? 'done ahead' : `${Math.round(ms)} ms`}
          </dt>
          <dd>{stretchTexts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
