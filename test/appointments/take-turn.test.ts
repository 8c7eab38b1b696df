import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedValues, reportKinds } from '../../lambdas/appointments/report.ts';
import { appointmentOf, dayWith, dialogWith, sampleBusiness } from './dialog-fixture.ts';

const fitting = { service: 'bike fitting', dayAndTime: 'Friday at four', name: 'Jane Smith' };

describe('booking', () => {
  it('asks for what is missing, reads back, writes, and only then says that it is booked', async () => {
    const dialog = dialogWith();
    expect((await dialog.hear({})).said).toMatch(/What would you like to book/);
    expect((await dialog.hear({ service: 'bike fitting' })).said).toMatch(/What day and time/);
    expect((await dialog.hear({ dayAndTime: 'Friday at four' })).said).toMatch(
      /at 4 p\.m\. is free\. What name/,
    );
    expect((await dialog.hear({ name: 'Jane Smith' })).said).toMatch(/for Jane Smith\. Shall I book it/);
    expect(dialog.effects.map(({ type }) => type)).toEqual(['read-days']);
    const { said } = await dialog.hear({ confirmed: 'yes' }, 'Yes please');
    expect(said).toMatch(
      /^You're booked for a bike fitting on Friday, November 27, at 4 p\.m\. Your confirmation code is \d \d \d \d\.$/,
    );
    expect(dialog.effects.at(-1)).toMatchObject({
      type: 'book',
      capacity: 1,
      appointment: { id: 'contact-1#4' },
    });
    expect(dialog.state().deeds).toMatchObject([
      { kind: 'booked', what: 'Bike fitting', startsAt: '2026-11-28T00:00:00.000Z' },
    ]);
  });

  it('keeps that it is about to write before it does, so that a successor ends it', async () => {
    const dialog = dialogWith();
    await dialog.hear(fitting);
    await dialog.hear({ confirmed: 'yes' });
    expect(dialog.kept[0]?.open).toMatchObject({ writing: true, proposal: { id: 'contact-1#1' } });
  });

  it('writes nothing without a yes to what was read back', async () => {
    const dialog = dialogWith();
    await dialog.hear({ ...fitting, confirmed: 'yes' }, 'yes');
    expect(dialog.effects.map(({ type }) => type)).toEqual(['read-days']);
    await dialog.hear({ ...fitting, confirmed: 'yes' }, 'No wait');
    expect(dialog.effects.map(({ type }) => type)).toEqual(['read-days']);
  });

  it('offers the nearest three when the time is taken', async () => {
    const dialog = dialogWith({ days: [dayWith(appointmentOf())] });
    const { said } = await dialog.hear(fitting);
    expect(said).toBe(
      'Friday, November 27, at 4 p.m. is taken. I have Friday, November 27, at 1:30 p.m., 2 p.m. or 2:30 p.m. Which would you like?',
    );
    expect((await dialog.hear({ ...fitting, dayAndTime: 'the second one' })).said).toMatch(
      /at 2 p\.m\., for Jane Smith/,
    );
  });

  it('promises nothing over a conflict, and offers the next to the one who came second', async () => {
    const dialog = dialogWith({ written: 'slot-taken' });
    await dialog.hear(fitting);
    dialog.world.days = [dayWith(appointmentOf())];
    const { said } = await dialog.hear({ confirmed: 'yes' });
    expect(said).toMatch(/^I'm sorry, that has just been taken\. I have Friday/);
    expect(dialog.state().deeds).toEqual([]);
  });

  it('goes by busy times as by appointments', async () => {
    const { fromMs, toMs } = appointmentOf();
    const dialog = dialogWith({ busy: [{ fromMs, toMs }] });
    expect((await dialog.hear(fitting)).said).toMatch(/is taken/);
  });

  it('spells the name after a first no', async () => {
    const dialog = dialogWith();
    await dialog.hear(fitting);
    const { said } = await dialog.hear({ confirmed: 'no' }, 'No');
    expect(said).toContain('spelled J, A, N, E; S, M, I, T, H');
    expect((await dialog.hear({ name: 'Jane Smyth' })).said).toContain('for Jane Smyth, spelled');
  });

  it('holds a request, and says that the business confirms it', async () => {
    const dialog = dialogWith();
    const overhaul = { service: 'overhaul', dayAndTime: 'Friday at four', name: 'Jane Smith' };
    expect((await dialog.hear(overhaul)).said).toBe('Which bike is it?');
    expect((await dialog.hear({ answers: ['A Brompton'] })).said).toMatch(/Shall I hold that/);
    const { said } = await dialog.hear({ confirmed: 'yes' });
    expect(said).toMatch(/^I've held a complete overhaul .* We will confirm it/);
    expect(said).not.toMatch(/booked/);
    expect(dialog.effects.at(-1)).toMatchObject({
      appointment: {
        status: 'requested',
        answers: [{ question: 'Which bike is it?', answer: 'A Brompton' }],
      },
    });
  });

  it.each([
    ['Sunday at noon', /We are closed on Sunday/],
    ['today at four', /That is too soon: a bike fitting needs a day's notice/],
    ['this morning at nine', /already passed/],
    ['Friday at 9 in the evening', /on Friday, November 27 we are open from 9 a\.m\. to 6 p\.m\./],
    ['May 3rd at ten', /I can only book up to/],
    ['Friday', /I have Friday, November 27, at 9 a\.m\., 12:30 p\.m\. or 4:30 p\.m\./],
    ['the first available', /I have Tuesday, November 24, at 10 a\.m\./],
    ['at four', /Which day/],
    ['whatever', /What day and time/],
  ])('answers a wish for %s', async (dayAndTime, expected) => {
    expect((await dialogWith().hear({ ...fitting, dayAndTime })).said).toMatch(expected);
  });

  it('knows the hour that the spring change skips, and books around it', async () => {
    const night = { fromMinute: 0, toMinute: 1_440 };
    const dialog = dialogWith({
      facts: { nowMs: Date.parse('2027-03-10T10:00:00-08:00') },
      business: { hours: { saturday: [night], sunday: [night] } },
    });
    const { said } = await dialog.hear({ ...fitting, dayAndTime: 'Sunday at 2:30 AM' });
    expect(said).toMatch(
      /^The clocks go forward on Sunday, March 14, .*I have Sunday, March 14, at 3 a\.m\., 3:30 a\.m\. or 4 a\.m\./,
    );
  });

  it('takes answers one by one and all at once', async () => {
    const [, , overhaul] = sampleBusiness().services;
    const services =
      overhaul === undefined ? [] : [{ ...overhaul, asks: ['Which bike is it?', 'How old is it?'] }];
    const dialog = dialogWith({ business: { services } });
    await dialog.hear({ service: 'overhaul' });
    expect((await dialog.hear({ answers: ['A Brompton'] })).said).toBe('How old is it?');
    expect((await dialog.hear({ answers: ['Nine years'] })).said).toMatch(/What day/);
    expect(dialog.state().open).toMatchObject({ answers: ['A Brompton', 'Nine years'] });
  });

  it('takes a changed mind: another day, starting over, leaving it', async () => {
    const dialog = dialogWith();
    await dialog.hear(fitting);
    expect((await dialog.hear({ ...fitting, dayAndTime: 'Friday at four, actually Saturday' })).said).toMatch(
      /November 28.* Which would you like|November 28, at 4 p\.m\./,
    );
    expect((await dialog.hear({ kind: 'start_over' }, 'start over')).said).toMatch(
      /What would you like to book/,
    );
    expect((await dialog.hear({ kind: 'leave_it' }, 'no, leave it')).said).toMatch(/left it at that/);
    expect(dialog.state().open).toBeUndefined();
  });

  it('moves what it has just booked when the caller thinks again, and books no second', async () => {
    const dialog = dialogWith();
    await dialog.hear(fitting);
    await dialog.hear({ confirmed: 'yes' });
    expect((await dialog.hear({ dayAndTime: 'actually Saturday at 11' })).said).toMatch(/Shall I move it/);
    await dialog.hear({ confirmed: 'yes' });
    expect(dialog.effects.at(-1)).toMatchObject({
      type: 'move',
      appointment: { day: '2026-11-28', id: 'contact-1#1' },
    });
    expect(dialog.state().deeds.map(({ kind }) => kind)).toEqual(['booked', 'moved']);
  });

  it('asks whether a similar service is meant, and hands over what is not booked here', async () => {
    const dialog = dialogWith();
    expect((await dialog.hear({ service: 'full tune-up' })).said).toMatch(/I can book a basic tune-up/);
    expect((await dialog.hear({ confirmed: 'no' }, 'no')).ending).toEqual({ type: 'call-back' });
    expect((await dialogWith().hear({ service: 'wheel truing' })).ending).toEqual({ type: 'call-back' });
    expect((await dialogWith({ business: { services: [] } }).hear(fitting)).ending).toEqual({
      type: 'call-back',
    });
  });

  it('fetches a person after three turns without progress, and when the book cannot be reached', async () => {
    const dialog = dialogWith();
    for (let turn = 0; turn < 3; turn++) expect((await dialog.hear({})).ending).toBeUndefined();
    expect((await dialog.hear({})).ending).toEqual({ type: 'person', reason: 'dialog-stuck' });
    const broken = dialogWith({ written: 'failed' });
    await broken.hear(fitting);
    expect((await broken.hear({ confirmed: 'yes' })).ending).toEqual({
      type: 'person',
      reason: 'book-unavailable',
    });
    expect(broken.state().open).toMatchObject({ writing: true });
  });
});

describe('an appointment that stands', () => {
  const booked = { days: [dayWith(appointmentOf())] };

  it('is cancelled for the name and the code, after a yes', async () => {
    const dialog = dialogWith(booked);
    expect((await dialog.hear({ kind: 'cancel' })).said).toMatch(/What name/);
    expect((await dialog.hear({ kind: 'cancel', name: 'Jane Smith' })).said).toMatch(/confirmation code/);
    expect((await dialog.hear({ kind: 'cancel', code: 'four seven two nine' })).said).toMatch(
      /Shall I cancel it/,
    );
    expect((await dialog.hear({ kind: 'cancel', confirmed: 'yes' }, 'yes')).said).toMatch(/^It's cancelled/);
    expect(dialog.effects.at(-1)?.type).toBe('cancel');
  });

  it.each([
    [{ name: 'Jane Smith', dayAndTime: 'Friday' }, true],
    [{ name: 'Jane Smyth', dayAndTime: 'Friday' }, true],
    [{ name: 'Smith', code: '4729' }, true],
    [{ name: 'Jane Smith', dayAndTime: 'Saturday' }, false],
    [{ name: 'Jane Smith', code: '4728' }, false],
    [{ name: 'John Park', code: '4729' }, false],
    [{ name: 'Jane', code: '4729' }, false],
    [{ name: 'Jane Smith' }, false],
    [{ code: '4729' }, false],
  ])('is read out to %o: %s', async (given, opened) => {
    const dialog = dialogWith({ ...booked, facts: { from: '+12065550142' } });
    const { said } = await dialog.hear({ kind: 'read_out', ...given });
    expect(said.includes('bike fitting')).toBe(opened);
  });

  it('is moved from one day to another by one sentence', async () => {
    const dialog = dialogWith(booked);
    const { said } = await dialog.hear({
      kind: 'move',
      name: 'Jane Smith',
      dayAndTime: 'from Friday to Saturday at 11',
    });
    expect(said).toBe(
      'From Friday, November 27, at 4 p.m., to Saturday, November 28, at 11 a.m. Shall I move it?',
    );
  });
});

describe('a call back', () => {
  it('is kept with its time, while somebody is there', async () => {
    const dialog = dialogWith();
    expect(
      (await dialog.hear({ kind: 'call_back', dayAndTime: 'tomorrow at 9 in the evening' })).said,
    ).toMatch(/nobody is here/);
    expect((await dialog.hear({ kind: 'call_back', dayAndTime: 'tomorrow at four' })).said).toMatch(
      /call you back/,
    );
    expect(dialog.effects).toEqual([{ type: 'call-back', wantedAt: '2026-11-25T00:00:00.000Z' }]);
  });
  it('is promised to no withheld number', async () => {
    const business = dialogWith({ facts: { from: undefined } as never });
    expect((await business.hear({ kind: 'call_back' })).ending).toEqual({ type: 'call-back' });
    expect(business.effects).toEqual([]);
  });
});

describe('whatever a model reports', () => {
  const words = fc.constantFrom(
    '',
    'bike fitting',
    'tune-up',
    'Friday at four',
    'the second one',
    'Jane Smith',
    '4729',
    'no',
    '25 to 7',
    'next week',
    'x'.repeat(300),
  );
  const report = fc.record({
    kind: fc.constantFrom(...reportKinds),
    service: words,
    dayAndTime: words,
    name: words,
    answers: fc.array(words, { maxLength: 3 }),
    code: words,
    field: words,
    newValue: words,
    confirmed: fc.constantFrom(...confirmedValues),
  });
  it('is answered each turn, and never said to be booked without a write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(report, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('written', 'slot-taken', 'gone', 'failed'),
        async (reports, written) => {
          const dialog = dialogWith({ written: written as 'written', days: [dayWith(appointmentOf())] });
          for (const one of reports) {
            const before = dialog.effects.length;
            const reply = await dialog.hear(one);
            expect(reply.said !== '' || reply.ending !== undefined).toBe(true);
            const wrote = dialog.effects
              .slice(before)
              .some(({ type }) => ['book', 'move', 'cancel'].includes(type));
            if (/You're booked|I've held|It's moved|It's cancelled/.test(reply.said))
              expect(wrote && written === 'written').toBe(true);
            // What is kept is plain data: it survives the call's item.
            expect(JSON.parse(JSON.stringify(dialog.state()))).toEqual(dialog.state());
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
