import type { ComponentType } from 'react';
import { PhonePage } from '../phone/phone-page.tsx';

/** A page of the console: one entry of the side navigation. */
export interface Page {
  /** After the `#` of the address. */
  readonly path: string;
  readonly title: string;
  readonly Content: ComponentType;
}

/** The first is shown when the address names none. */
export const pages: readonly [Page, ...Page[]] = [{ path: '/phone', title: 'Phone', Content: PhonePage }];
