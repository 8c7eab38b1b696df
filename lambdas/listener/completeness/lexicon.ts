/** English words by what they tell of the end of a turn. All in the form of `plainWord`. */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Sounds of somebody who is looking for words. */
export const FILLERS = words('um uh uhm umm uhh er erm hm hmm ehm mm');

/** Words after which a sentence of any kind goes on. */
export const CONNECTORS = words(`
  and or but because cause cuz so if unless although though while than nor plus then since until till whether
  well like basically also either neither both between first firstly secondly actually anyway otherwise
  wondering calling called named which whose who whom when where why how what
  per just only also almost even very really quite pretty rather kind sort half mister mr mrs ms dr doctor miss
  calling expecting considering asking especially including
`);

export const PREPOSITIONS = words(`
  to for at on in with from of about by around after before near into onto under over through without within
  during against across toward towards per via except regarding concerning
`);

/** Verbs that take in, on, out, … as their own part, so that a sentence can end there. */
export const PARTICLE_VERBS = words(`
  come coming came drop dropping dropped walk walking fit check checking checked bring bringing brought squeeze stop
  hold hang log sign go going pass turn fill get carry moved move figure me it us him them later early sooner
`);

export const DETERMINERS = words(`
  a an the my your our their his its every each some any another no next last this these those
  other whatever whichever
`);

/** Forms that ask for a verb or a complement. */
export const AUXILIARIES = words(`
  is are was were am be been being do does did can could would will should shall may might must has had
  i'm i'd i'll i've you're you'd you'll we're we'd we'll we've they're they'd they'll it's that's there's here's
  he's she's who's what's where's how's let's
  don't doesn't didn't won't wouldn't can't couldn't isn't aren't wasn't shouldn't haven't hasn't
  gonna wanna gotta trying supposed able hoping looking planning
  ain't seems seem seemed used let lets keeps kept started might've should've could've
`);

export const BE_FORMS = words('is are was were am');

export const SUBJECTS = words('i you we they he she it there');

/** Describe a thing that is still to be named, after "a", "the", "my". */
export const ADJECTIVES = words(`
  coming new old big small little same different good great nice whole main full quick regular short long large young best
  worst local special free cheap early late earlier later other own certain specific normal usual few couple lot
  single double second third last next entire previous upcoming available general private
`);

/** Words after which "this", "that", "her" stand for something. */
export const PRONOUN_HOLDERS = words(`
  about like for with at of do does did want need hear all on to after before take have get than in from by
  see love hate use fix change call ask tell try buy pay both each one some any
`);

/** Only ever the subject of a verb that follows. */
export const NOMINATIVES = words('i we they he she');

export const MONTHS = words(`
  january february march april may june july august september october november december
`);

/** Verbs that are left hanging without an object. */
export const TRANSITIVE_VERBS = words(`
  need want get make take bring put give tell ask send leave offer accept sell include cost buy
  have prefer bought got made told said says know mean guess think needs wants
  recommend suggest prefer provide require handle fix repair replace install wash contact love hate enjoy add remove
  return exchange keep hold request discuss explain describe arrange lost left received found sent gave took brought saw
  heard felt paid missed wanted needed taking making getting having asking giving saying using bringing thinking feeling
`);

/** Verbs that may stand alone but mostly get an object. */
export const OFTEN_TRANSITIVE_VERBS = words(`
  book schedule change move cancel reschedule see find check text miss forgot forget try use pay order find speak
  talk reach pick drop confirm update
  call visit meet renew clean hear set remember order
`);

export const QUESTION_WORDS = words(
  "what where when who whom whose which why how what's where's who's how's when's",
);

export const INVERTED_VERBS = words(`
  is are was were am do does did can could would will should shall may might has have had
  isn't aren't wasn't don't doesn't didn't can't couldn't wouldn't won't shouldn't
`);

export const SUBORDINATORS = words(
  'if when because since after before while once unless whenever although as',
);

/** A turn made of these alone answers a question. */
export const ANSWERS = words(`
  yes yeah yep yup yea no nope nah sure okay ok right correct absolutely exactly definitely certainly fine great
  good perfect please thanks alright all sounds not really maybe course of wonderful awesome cool
`);

export const GREETINGS = words('hi hello hey good morning afternoon evening there yeah yes um uh howdy');

export const WEEKDAYS = words('monday tuesday wednesday thursday friday saturday sunday tomorrow');

/** Words that stand before a number read out digit by digit. */
export const NUMBER_CONTEXTS = words(`
  number phone plate policy license member code zip digits reach account order reference confirmation ticket invoice card cell mobile area back tracking case claim serial model
`);

export const DIGITS = words('oh o zero one two three four five six seven eight nine double triple');

/** Said while thinking, at the end of what was said so far. */
export const THINKING_PHRASES = [
  'let me see',
  'let me check',
  'let me think',
  'let me look',
  'let me find',
  'let me get',
  'let me ask',
  'no wait',
  'or wait',
  'oh wait',
  'i mean',
  'make that',
  'or no',
  'or rather',
  'or maybe',
  'maybe',
  'hold on',
  'hang on',
  'no no',
  'sorry',
  'one second',
  'one moment',
  'one sec',
  'just a second',
  'just a moment',
  'just a sec',
  'how do i say',
  'what was it',
  "what's it called",
  "what's the word",
  'better make it',
  'you know',
] as const;

/** The caller asks for time: the whole turn, which the call answers by being patient. */
export const ASKS_FOR_TIME = [
  'hold on',
  'hang on',
  'wait',
  'one second',
  'one moment',
  'one sec',
  'just a second',
  'just a moment',
  'just a sec',
  'give me a second',
  'give me a minute',
  'hold on a second',
  'hang on a second',
  'one minute',
] as const;

/** The end of a conversation, or of what somebody wanted to say. */
export const CLOSINGS = [
  'thank you',
  'thanks',
  'thank you very much',
  'thanks a lot',
  'thank you so much',
  'bye',
  'goodbye',
  'bye bye',
  "that's all",
  'that is all',
  "that's it",
  'that is it',
  "that's everything",
  'that was it',
  'that was all',
  'nice day',
  'good day',
  'take care',
  'see you',
  'see you then',
  'see you soon',
  'good night',
] as const;

/** Announces something and is not it. */
export const ANNOUNCEMENTS = [
  'tell me',
  'have an appointment',
  'have a question',
  'have a quick question',
  'had a question',
  'a question for you',
  'wanted to know',
  'want to know',
  'like to know',
  'need to know',
  'a couple of things',
  'a couple questions',
  'two things',
  'some questions',
  'one more thing',
  'one thing',
  'another thing',
  'another question',
  'more question',
  'quick question',
  'one question',
  'let me',
  'the thing',
  'the reason',
] as const;
