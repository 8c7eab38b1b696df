import type { ReactNode } from 'react';

/** Something said, on its side of the page. */
export function Line({
  side,
  who,
  pale = false,
  children,
}: {
  readonly side: 'agent' | 'caller';
  readonly who: string;
  /** Not certain yet. */
  readonly pale?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`line line-${side}${pale ? ' line-pale' : ''}`}>
      <span className="line-who">{who}</span>
      <p className="line-words">{children}</p>
    </div>
  );
}
