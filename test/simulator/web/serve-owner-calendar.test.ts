import { describe, expect, it } from 'vitest';
import { busyTimes } from '../../../lambdas/appointments/calendar/busy/busy-times.ts';
import { serveOwnerCalendar } from '../../../simulator/web/serve-owner-calendar.ts';

const fromMs = Date.parse('2026-11-24T12:00:00-08:00');
const busy = [{ fromMs, toMs: fromMs + 1_800_000 }];

describe("the owner's calendar elsewhere", () => {
  it('gives its busy times to whoever asks, after the delay', async () => {
    const waits: number[] = [];
    const clock = {
      sleep: async (ms: number) => {
        waits.push(ms);
      },
    };
    const served = await serveOwnerCalendar({ busy, answersAfterMs: 900 }, clock);

    const text = await (await fetch(`${served.url}busy.ics`)).text();

    const window = { fromMs: fromMs - 86_400_000, toMs: fromMs + 86_400_000 };
    expect((await busyTimes(text, window, 'America/Los_Angeles')).busy).toEqual(busy);
    expect(waits).toEqual([900]);
    await served.close();
  });
});
