const wish =
  /\b(?:book|schedule|make|set up|arrange|reserve|get|have|need|want|like|cancel|move|change|reschedule)\b.*\b(?:appointment|booking|slot|reservation|tune[- ]?up|fitting|overhaul)\b|\b(?:book|schedule|reserve|reschedule)\b.*\b(?:in|for|on|a|my)\b|\bcome in (?:on|tomorrow|next|this)\b|\bcall me back\b|\bwhen is my (?:appointment|booking)\b/;
/** Asks about booking without wanting to. */
const question =
  /^(?:and |so |um |uh |well |ok |okay )*(?:do|does|did|what|what's|how|is|are|when|where|which|why|who|will|would it|if|can i cancel|can i come|can i wait|could i cancel|am i)\b(?! is my (?:appointment|booking))/;
const farewell =
  /\b(?:good ?bye|bye)\b|\bthat(?:'s| is| was| will be)(?: about)? (?:all|everything)\b|\bthank/;
const services =
  /\b(basic tune[- ]?up|full tune[- ]?up|tune[- ]?up|complete overhaul|overhaul|bike fitting|fitting|repair|rental|cleaning)\b/;
const number =
  '(?:\\d{1,2}(?::\\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|twenty|half|quarter)';
const day =
  '(?:(?:next |this |on |the )*(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the day after )?tomorrow|today|tonight|next week|(?:january|february|march|april|may|june|july|august|september|october|november|december) [a-z0-9]+|the [a-z0-9]+(?:st|nd|rd|th)\\b|in (?:\\d+|a|two|three) (?:days?|weeks?))';
const time = `(?:(?:at |past |to |around )*${number}(?: ${number}| past| to|:\\d\\d)*(?: ?(?:a\\.?m\\.?|p\\.?m\\.?|o'?clock))?|noon|midnight|(?:in the )?(?:morning|afternoon|evening))`;
/** From the first to the last word of a day or a time. */
const when = new RegExp(
  `\\b${day}(?:.*?(?:${day}|${time}))*|\\b(?:at ${time}|noon|in the (?:morning|afternoon|evening))(?:.*${day})?`,
);
const shortWhen = new RegExp(
  `\\b(?:${day}|${time})(?:.*(?:${day}|${time}))?|\\b(?:first|second|third|last) (?:one|slot|time)\\b`,
);
const yes =
  /^(?:um |uh |well )*(?:yes|yeah|yep|yup|sure|correct|right|exactly|please do|that's right|ok|okay|perfect|great)\b/;
const no = /^(?:um |uh |well )*(?:no|nope|not)\b/;
const letters = /^(?:it's |that's )?(?:[a-z][ .,-]+){2,}[a-z]\W*$/;

/**
 * What the caller has said of a booking; `undefined` when they do not ask for one, nor go on with the one that the
 * prompt tells of. Expects lower case.
 */
export function ruleBooking(said: string, open?: string): Record<string, unknown> | undefined {
  const asks = wish.test(said) && !question.test(said);
  const asked = /Asked last: (.*?)\.?$/.exec(open ?? '')?.[1];
  const answers = asked !== undefined && !question.test(said) && !farewell.test(said);
  if (!asks && !answers) return undefined;
  const answersTo = (what: string) => answers && asked.includes(what);
  const name =
    /\b(?:my name is|this is|name's|for|under) ((?!a\b|my\b|the\b|tomorrow\b|next\b)[a-z]+(?: [a-z]+)?)\W*$/.exec(
      said,
    )?.[1] ??
    /\b(?:my name is|this is|name's) ([a-z]+(?: [a-z]+)?)/.exec(said)?.[1] ??
    (answersTo('their name')
      ? said
          .replace(/^(?:it's|its|that's|under|for) /, '')
          .replace(/[^a-z' ]/g, '')
          .trim()
      : undefined) ??
    (answersTo('yes or no') && letters.test(said) ? said.replace(/^(?:it's|that's) /, '') : undefined);
  const code =
    /\b(?:code(?: is)?|number(?: is)?) ((?:\w+[ ,]*)+)/.exec(said)?.[1] ??
    (answersTo('confirmation code')
      ? /^\W*(\d[\d ,]*\d|(?:(?:one|two|three|four|five|six|seven|eight|nine|zero|oh)\W*){4})\W*$/.exec(
          said,
        )?.[1]
      : undefined);
  const dayAndTime =
    code !== undefined
      ? undefined
      : answers
        ? (shortWhen.exec(said)?.[0] ?? when.exec(said)?.[0])
        : when.exec(said)?.[0];
  const free = answersTo('a question of the service');
  return {
    kind: kindOf(said, open),
    service: services.exec(said)?.[1] ?? (answersTo('which service') ? said : ''),
    day_and_time: free ? '' : (dayAndTime ?? ''),
    name:
      name === undefined || free
        ? ''
        : name.trim().replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()),
    answers: free ? [said] : [],
    code: code?.trim() ?? '',
    field: '',
    new_value: '',
    confirmed: answersTo('yes or no')
      ? yes.test(said)
        ? 'yes'
        : no.test(said)
          ? 'no'
          : 'not_asked'
      : 'not_asked',
  };
}

function kindOf(said: string, open: string | undefined): string {
  const arranged = /Being arranged: (\w+)/.exec(open ?? '')?.[1];
  if (/\b(?:leave it|never ?mind|forget it)\b/.test(said)) return 'leave_it';
  if (/\bstart over\b/.test(said)) return 'start_over';
  if (/\bcall me back\b/.test(said)) return 'call_back';
  if (/\bcancel\b/.test(said)) return 'cancel';
  if (/\b(?:move|reschedule|change)\b/.test(said)) return 'move';
  if (/\bwhen is my\b/.test(said)) return 'read_out';
  return arranged ?? 'book';
}
