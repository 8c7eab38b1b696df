import { plainUtterance } from './utterance.ts';

/** What code answers by itself, without the model. */
export type PlainRequest = 'hold-on' | 'repeat' | 'slower' | 'hello' | 'are-you-a-robot' | 'person';

const human =
  '(?:real |actual |live |human )?(?:person|human|human being|people|someone|somebody|agent|representative|operator|employee|staff(?: member)?|receptionist|manager|owner|mechanic|technician|team member)';
const machine =
  '(?:an? )?(?:real |actual |live )?(?:robot|bot|chat ?bot|machine|computer|recording|a ?i|automated|artificial|person|human|human being|answering machine|virtual assistant)(?: (?:system|assistant|service|voice))?';

/** Each matches a whole utterance, so that a question which only begins like one of these goes to the model. */
const patterns: readonly (readonly [PlainRequest, RegExp])[] = [
  [
    'hold-on',
    /^(?:(?:can|could) you )?(?:please )?(?:hold on|hang on|hold the line|wait)(?: (?:a|one|just a|for a) (?:second|sec|minute|moment|bit))?$|^(?:just |give me )?(?:a|one|1) (?:second|sec|minute|moment)$|^let me (?:think|see|check|grab a pen|get a pen|find (?:it|a pen)|look)(?: (?:a|for a) (?:second|sec|minute|moment))?$/,
  ],
  [
    'repeat',
    /^(?:what|pardon(?: me)?|excuse me|come again|sorry|huh|what was that|what did you say|say (?:that|it) again|repeat(?: (?:that|it))?|one more time|again)$|^(?:can|could|would) you (?:say|repeat) (?:that|it)(?: again| one more time)?$|^i (?:didn't|did not|couldn't|could not) (?:catch|hear|get|understand) (?:that|you|it)$/,
  ],
  [
    'slower',
    /^(?:slow down|slower|more slowly|not so fast|too fast)$|^(?:can|could) you (?:speak|talk|say (?:that|it)|go)(?: a (?:bit|little))?(?: more)? (?:slower|slowly)$|^(?:can|could) you slow down(?: a (?:bit|little))?$|^you(?:'re| are) (?:talking|speaking|going) too fast$/,
  ],
  [
    'hello',
    /^(?:hello|hi|hey|good (?:morning|afternoon|evening))(?: (?:hello|hi|hey|there))*$|^(?:hello )?(?:are you (?:still )?there|is (?:any(?:one|body)|someone|somebody) there|any(?:one|body) there|can you hear me)$/,
  ],
  [
    'are-you-a-robot',
    new RegExp(
      `^(?:wait )?(?:are you|is this|am i (?:talking|speaking) (?:to|with))(?: really| actually)? ${machine}(?: or (?:what|${machine}))?$`,
    ),
  ],
  [
    'person',
    new RegExp(
      `^(?:can|could|may) (?:i|we|you) (?:please )?(?:(?:speak|talk) (?:to|with)|get|have|connect me (?:to|with)|transfer me to|put me through to|put me on with|get me) (?:an? |the |some |your )?${human}$` +
        `|^(?:i(?:'d| would) like|i want|i need|i wanna|let me|i(?:'d| would) (?:rather|prefer))(?: to)? (?:(?:speak|talk) (?:to|with)|get) (?:an? |the |some |your )?${human}$` +
        `|^(?:i want|i need|i(?:'d| would) like|give me|get me|connect me (?:to|with)|transfer me to|put me through to|just give me) (?:an? |the |your )?${human}$` +
        `|^(?:(?:an? |the )?(?:operator|representative|receptionist|(?:real |live )?(?:person|human|agent)))$` +
        `|^(?:transfer me|put me through|connect me)$`,
    ),
  ],
];

/** A wish for a person that is plain wherever it stands: "no, I want to talk to a real person about this". */
const within = new RegExp(
  `\\b(?:i (?:want|need|wanna|have)|i(?:'d| would) (?:like|rather|prefer)|let me|(?:can|could|may) (?:i|you|we)|please|just) ` +
    `(?:(?:please|just|really) )*(?:to )?(?:(?:speak|talk) (?:to|with)|get|have|give me|get me|connect me (?:to|with)|transfer me to|put me through to|put me on with) ` +
    `(?:an? |the |some |your )?(?:(?:real |actual |live )+(?:human )?(?:person|people|human|human being|someone|somebody|agent)|human(?: being)?|operator|representative|receptionist)\\b`,
);

/** Characters; no request is longer, whatever is said around it. */
const longest = 120;

/** Said around a request without being part of it. */
const before =
  /^(?:um+|uh+|er+|oh|ok(?:ay)?|so|well|yeah|yes|no|hey|hi|hello|please|actually|right|sorry|excuse me|look|listen)\s+/;
const after = /\s+(?:please|thanks|thank you|now|right now|instead|today|for me|then|sorry|ok(?:ay)?)$/;

/**
 * Recognises the requests that need no knowledge. Only a whole utterance counts: "what" is one, "what does a tube
 * cost" is not; but a wish for a person counts within a longer one, too. `undefined` for everything else.
 */
export function plainRequest(text: string): PlainRequest | undefined {
  const whole = plainUtterance(text);
  let said = whole;
  const person = within.test(whole) ? 'person' : undefined;
  if (said.length > longest) return person;
  for (;;) {
    const found = patterns.find(([, pattern]) => pattern.test(said));
    if (found !== undefined) return found[0];
    const shorter = said.replace(before, '').replace(after, '');
    if (shorter === said) return person;
    said = shorter;
  }
}
