import { finding, place, type Rule } from '../rule.ts';

const LONGEST = 50;
const FORBIDDEN = /[%:(\\/)=$,;[\]{}]/;
const RESERVED = new Set([
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
]);

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html */
export const identifier: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) => {
    const fault = faultOf(action.Identifier);
    if (fault === undefined) return [];
    return [
      finding(place(action, 'Identifier'), fault, 'Use a short name in words, with spaces if you like.'),
    ];
  });

function faultOf(name: string): string | undefined {
  if (name.length === 0) return 'The identifier is empty.';
  if (name.length > LONGEST)
    return `The identifier is ${name.length} characters long; Connect takes ${LONGEST}.`;
  const character = FORBIDDEN.exec(name)?.[0];
  if (character !== undefined) return `An identifier must not hold "${character}".`;
  if (RESERVED.has(name)) return `"${name}" is reserved.`;
  return undefined;
}
