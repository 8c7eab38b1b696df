import { expect, it } from 'vitest';
import { answerFeed, feedPath } from '../../../../lambdas/appointments/calendar/feed/answer-feed.ts';

const token = 'a-token-that-nobody-would-guess-0123456789';
const path = feedPath(token);
const ask = (over: object, feed = 'BEGIN:VCALENDAR') =>
  answerFeed({ method: 'GET', path, ...over }, token, async () => feed);

it('gives the feed to who knows the address, and again only when it has changed', async () => {
  const { statusCode, headers, body } = await ask({});
  expect({ statusCode, body, type: headers['content-type'] }).toEqual({
    statusCode: 200,
    body: 'BEGIN:VCALENDAR',
    type: 'text/calendar; charset=utf-8',
  });
  for (const ifNoneMatch of [headers['etag'], `"other", W/${headers['etag']}`, '*']) {
    expect(await ask({ ifNoneMatch })).toMatchObject({ statusCode: 304, body: '' });
    if (ifNoneMatch !== '*') expect(await ask({ ifNoneMatch }, 'changed')).toMatchObject({ statusCode: 200 });
  }
});

it('tells nobody else that it is there, and does not read the appointments for them', async () => {
  for (const wrong of [
    '/',
    '',
    path.slice(0, -1),
    `${path}/`,
    feedPath(token.toUpperCase()),
    feedPath(''),
    '/appointments.ics',
  ]) {
    const answer = await answerFeed({ method: 'GET', path: wrong }, token, () =>
      Promise.reject(new Error('read')),
    );
    expect(answer).toEqual({ statusCode: 404, headers: {}, body: '' });
  }
});

it('is only read', async () => {
  expect(await ask({ method: 'POST' })).toMatchObject({ statusCode: 405 });
  const head = await ask({ method: 'HEAD' });
  expect(head).toMatchObject({ statusCode: 200, body: '', headers: (await ask({})).headers });
});
