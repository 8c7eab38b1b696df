import { plainUtterance } from './utterance.ts';

/** What is always taken for danger to somebody. On the side of caution: a needless warning costs three seconds. */
const danger = new RegExp(
  [
    "(?<!\\b(?:if|case|when|whenever) )(?:it's|it is|this is|there's|there is|i have|i've got|we have|we've got|having) an? (?:\\w+ )?emergency(?! (?:\\w+ )?(?:appointment|repair|service|visit|fee|number|contact|line|question)s?\\b)",
    '^(?:(?:um|uh|help|please|oh|an?|my) )*emergency(?: please| help| now)*$',
    "(?:can't|cannot|can not|can hardly|can barely|isn't|is not|not|stopped|trouble) breath(?:e|ing)",
    'heart attack|chest pains?|having a stroke|unconscious|unresponsive|passed out|overdos(?:e|ed|ing)|anaphyla\\w+|seizure',
    "(?:is|are|am|was|i'm|he's|she's|they're|keeps?|started) choking|drowning|collapsed",
    "(?:won't|will not|can't|cannot|doesn't) stop (?:the )?bleeding|bleeding (?:badly|heavily|a lot|out|to death)",
    '(?:been|was|got|were|just) (?:shot|stabbed)',
    'suicid(?:e|al)|kill(?:ing)? (?:myself|himself|herself|themselves)|want to die|end my life',
    "(?:house|home|kitchen|building|car|room|shop|store|stove|oven|apartment|garage|battery|it|everything)(?:'s| is|'s all| has)? (?:on|caught) fire|there(?:'s| is) (?:a|smoke and) fire",
    'gas leak|smells? (?:like |of )?gas|smelling gas|carbon monoxide',
    '(?:call|need|send|get) (?:me )?(?:an ambulance|911|nine one one|nine eleven|112|999|the fire (?:department|brigade))',
    'life threatening|somebody is dying|someone is dying',
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|')
    .replace(/^.*$/s, '(?:^|(?<= ))(?:$&)(?:$|(?= ))'),
);

/** Whether it is an emergency by what the caller says. `words`: the business's own, whole words in any case. */
export function isEmergency(text: string, words: readonly string[] = []): boolean {
  const said = plainUtterance(text);
  if (danger.test(said)) return true;
  return words.some((word) => ` ${said} `.includes(` ${plainUtterance(word)} `));
}
