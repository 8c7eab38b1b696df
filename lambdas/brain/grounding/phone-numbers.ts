import { type FindClaims, findMatches } from './claim.ts';

const phone =
  /\+\d[\d\s().-]{5,16}\d|\b(?:1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}\b|\b\d{3}[\s.-]\d{4}\b|\b\d{7,15}\b/g;

/** Phone numbers, with or without country and area code; a sentence may leave those out. */
export const findPhoneNumbers: FindClaims = (text) =>
  findMatches(text, phone, (_, said) => {
    const digits = said.replace(/\D/g, '').slice(-10);
    return [{ said, keys: [`phone:${digits}`], gives: [`phone:${digits.slice(-7)}`] }];
  });
