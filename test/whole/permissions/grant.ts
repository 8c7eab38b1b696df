import type { Need } from './need.ts';

/** One action on one pattern of resources that a role allows. */
export interface Grant {
  readonly action: string;
  /** ARN, in which `*` is any text and `?` any character. */
  readonly resource: string;
}

/** Whether the grant allows it. Actions are the same in any case of letters, ARNs are not. */
export function allows(grant: Grant, need: Need): boolean {
  return (
    patternOf(grant.action.toLowerCase()).test(need.action.toLowerCase()) &&
    patternOf(grant.resource).test(need.resource)
  );
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
