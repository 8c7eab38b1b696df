import type { Lookup } from '../../../lambdas/knowledge/business-profile.ts';

/** What an airline looks up. */
export const reservation: Lookup = {
  name: 'reservation',
  key: 'confirmation code',
  pattern: '[A-Z]{3}[0-9]{3}',
  table: 'reservations',
  nameField: 'passenger',
  spoken: { flight: 'Flight', status: 'Status', seat: 'Seat' },
  changes: {
    seat: { label: 'seat', pattern: '[0-9]{1,2}[A-F]' },
    meal: { label: 'meal', pattern: 'VEGAN|USUAL' },
  },
};
