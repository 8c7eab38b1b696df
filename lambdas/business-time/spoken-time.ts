/** Minutes since midnight as they are said: "9 a.m.", "4:30 p.m.", "noon", "midnight". */
export function spokenTime(minutes: number): string {
  const ofDay = ((minutes % 1_440) + 1_440) % 1_440;
  if (ofDay === 0) return 'midnight';
  if (ofDay === 720) return 'noon';
  const hour = Math.floor(ofDay / 60);
  const minute = ofDay % 60;
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  return `${shown} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}
