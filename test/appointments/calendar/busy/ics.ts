let made = 0;

/** A calendar of these components, as a server sends it. */
export function calendar(...components: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...components, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

/** An event with these lines. One with RECURRENCE-ID has the UID of the event before it. */
export function event(...lines: readonly string[]): string {
  if (!lines.some((line) => line.startsWith('RECURRENCE-ID'))) made += 1;
  return ['BEGIN:VEVENT', `UID:${made}@example.com`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join(
    '\r\n',
  );
}
