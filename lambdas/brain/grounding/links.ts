import { type FindClaims, findInTurn, findMatches } from './claim.ts';

/** E-mail addresses and web addresses. "https://www.x.com/" and "x.com" are the same. */
export const findLinks: FindClaims = findInTurn(
  (text) =>
    findMatches(text, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (_, said) => [
      { said, keys: [`mail:${said.replace(/\.$/, '')}`] },
    ]),
  (text) =>
    findMatches(
      text,
      /(?:https?:\/\/)?\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|co|us|uk|shop|biz|info|gov|edu|app|dev)\b(?:\/[^\s,;)]*)?/g,
      (_, said) => {
        const host = said
          .replace(/^https?:\/\//, '')
          .replace(/^www\./, '')
          .replace(/[./]+$/, '');
        const [domain = host] = host.split('/');
        return [{ said, keys: [`link:${host}`], gives: [`link:${domain}`] }];
      },
    ),
);
