const wish =
  /\b(?:book|schedule|make|set up|arrange|reserve|get|have|need|want|like|cancel|move|change|reschedule)\b.*\b(?:appointment|booking|slot|reservation|tune[- ]?up|fitting|overhaul)\b|\b(?:book|schedule|reserve|reschedule)\b.*\b(?:in|for|on|a|my)\b|\bcome in (?:on|tomorrow|next|this)\b/;
/** Asks about booking without wanting to. */
const question =
  /^(?:and |so |um |uh |well |ok |okay )*(?:do|does|did|what|what's|how|is|are|when|where|which|why|who|will|would it|if|can i cancel|can i come|can i wait|could i cancel|am i)\b/;
const services =
  /\b(basic tune[- ]?up|full tune[- ]?up|tune[- ]?up|complete overhaul|overhaul|bike fitting|fitting|repair|rental|cleaning)\b/;
const days =
  /\b((?:next |this |on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|tomorrow|today|tonight|next week)\b/;
const times =
  /\b(?:at )?((?:\d{1,2}(?::\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)(?: ?(?:a\.?m\.?|p\.?m\.?|o'clock))|noon|in the (?:morning|afternoon|evening)|at (?:\d{1,2}(?::\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: thirty| fifteen)?)/;

/** What the caller has said of a booking; `undefined` when they do not ask for one. Expects lower case. */
export function ruleBooking(said: string): Record<string, unknown> | undefined {
  if (!wish.test(said) || question.test(said)) return undefined;
  const when = [days.exec(said)?.[1], times.exec(said)?.[0]].filter((part) => part !== undefined);
  const name = /\b(?:my name is|this is|name's) ([a-z]+(?: [a-z]+)?)/.exec(said)?.[1];
  return {
    kind: 'book',
    service: services.exec(said)?.[1] ?? '',
    day_and_time: when.join(' '),
    name: name === undefined ? '' : name.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()),
    answers: [],
    code: '',
    field: '',
    new_value: '',
    confirmed: 'not_asked',
  };
}
