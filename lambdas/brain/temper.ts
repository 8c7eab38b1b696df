import { plainUtterance } from './utterance.ts';

const angry = new RegExp(
  [
    "(?:this|that|it)(?:'s| is) (?:absolutely |totally |completely |just |so )?(?:ridiculous|unacceptable|outrageous|a joke|insane|nonsense|bullshit|infuriating)",
    'are you (?:kidding|joking|serious|deaf|stupid)',
    "you(?:'re| are) (?:absolutely |completely |totally |so )?(?:useless|worthless|stupid|an idiot|no help|hopeless)",
    '(?:stupid|dumb|useless|damn|bloody|fucking|freaking) (?:robot|bot|machine|computer|system|thing|assistant|company|shop)',
    'what the (?:hell|heck|fuck)',
    "(?:for|oh my) (?:god'?s|christ'?s|heaven'?s|fuck'?s) sake",
    'shut up',
    "(?:i(?:'m| am)|getting|makes? me) (?:so |really |very |getting |extremely )*(?:angry|furious|pissed(?: off)?|fed up|sick of (?:this|you)|livid|mad at you)",
    'waste of (?:my )?time|wasting my time',
    '(?:third|fourth|fifth|tenth|hundredth|millionth) time (?:now|already|i|that)',
    'how many times (?:do|must|have) i',
    "i(?:'ve| have)? (?:already|just) (?:told|said|asked) (?:you|that|this)",
    'damn it|dammit|goddamn|god damn|bullshit|fuck\\w*|f\\*+\\w*|\\*{3,}',
    // Said over and over: what a transcript keeps of shouting.
    '(no|stop|hello|listen)(?: \\1){3,}',
  ]
    .map((pattern) => `(?:\\b|^|(?<= ))(?:${pattern})(?:\\b|$|(?= ))`)
    .join('|'),
);

/** The caller is angry, by what they say. */
export function isAngry(text: string): boolean {
  return angry.test(plainUtterance(text)) || isShouted(text);
}

/** Letters in capitals, where the transcript has them: two words of three letters or more, and no other. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  return (
    words.length >= 2 && words.every((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  );
}

const dismissal =
  /\b(?:that(?:'s| is| was)(?:n't| not) (?:what i (?:asked|said|meant|mean|want|wanted|need)|my question|it|helpful|right|an answer|the question|answering)|(?:that|this|it) (?:doesn't|does not|didn't|did not) (?:help|answer)|you(?:'re| are)(?: not|n't) (?:listening|understanding|helping|answering|hearing)|you (?:don't|do not|didn't|did not|aren't) (?:understand|answer|get it|listen|listening|hear me)|i (?:didn't|did not) (?:ask|say|mean) that|i (?:didn't|did not) ask (?:for|about)|you (?:misunderstood|misheard|got (?:that|it|me) wrong)|that(?:'s| is) (?:wrong|no help|not helpful|useless))\b/;

/** The caller says that the reply before was none. */
export function isDismissal(text: string): boolean {
  return dismissal.test(plainUtterance(text));
}
