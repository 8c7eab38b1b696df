import { MalformedArguments } from './argument-reader.ts';
import type { DecisionEvent, Passage } from './decision.ts';
import { type ReadGrounds, readGrounds } from './grounding/grounds.ts';
import { isOfKnowledgeAlone } from './grounding/is-of-knowledge-alone.ts';
import { judge } from './grounding/unsupported-claims.ts';
import type { ReplyContext } from './reply-context.ts';

/** Half a surrogate pair, what a decoder puts in the place of bytes that are none, and control characters. */
const unreadable = /[\p{Surrogate}\uFFFD]|[^\P{Control}\s]/u;

/**
 * The arguments of `answer_from_knowledge` as they come. A sentence is told once it and the ids that it rests on
 * are there. After the first that grounding refuses, nothing more is.
 */
export class AnswerReader {
  readonly #context: ReplyContext;
  #cited: readonly Passage[] | undefined;
  #grounds: ReadGrounds | undefined;
  readonly #waiting: string[] = [];
  /** The sentence judged last. */
  #before: string | undefined;
  /** The first sentence has been given. */
  #begun = false;
  #refused = false;

  constructor(context: ReplyContext) {
    this.#context = context;
  }

  get refused(): boolean {
    return this.#refused;
  }

  /** Ids of the passages cited, as the knowledge has them. */
  get sourceIds(): readonly string[] {
    return (this.#cited ?? []).map(({ id }) => id);
  }

  /** Takes one complete argument, in whatever order they come. Throws `MalformedArguments`. */
  *take(name: string, value: unknown): Generator<DecisionEvent, void, undefined> {
    if (name === 'source_ids') this.#cited = this.#passagesOf(value);
    else if (name === 'first_sentence' || name === 'rest')
      this.#waiting.push(...this.#sentencesOf(name, value));
    else throw new MalformedArguments('An argument is unknown.');
    while (this.#cited !== undefined && !this.#refused) {
      const sentence = this.#waiting.shift();
      if (sentence === undefined) return;
      yield this.#judge(sentence, this.#cited);
    }
  }

  #sentencesOf(name: 'first_sentence' | 'rest', value: unknown): readonly string[] {
    if (typeof value !== 'string') throw new MalformedArguments('A sentence is no string.');
    if (unreadable.test(value)) throw new MalformedArguments('A sentence holds what is no text.');
    const sentences = this.#context.splitSentences(value).filter((sentence) => sentence.trim() !== '');
    if (name === 'rest' && !this.#begun) throw new MalformedArguments('The rest comes first.');
    if (name === 'first_sentence' && sentences.length === 0) {
      throw new MalformedArguments('The first sentence is empty.');
    }
    this.#begun = true;
    return sentences;
  }

  #passagesOf(ids: unknown): Passage[] {
    if (!Array.isArray(ids)) throw new MalformedArguments('source_ids is no list.');
    const passages = new Set<Passage>();
    for (const id of ids) {
      const passage = typeof id === 'string' ? this.#context.sources.get(id) : undefined;
      if (passage !== undefined) passages.add(passage);
    }
    return [...passages];
  }

  #judge(text: string, cited: readonly Passage[]): DecisionEvent {
    const claims = cited.length === 0 ? ['no source'] : this.#unsupported(text, cited);
    if (claims.length > 0) {
      this.#refused = true;
      return { type: 'refused', text, why: claims.join('; ') };
    }
    const sourceIds = cited.map(({ id }) => id);
    const knowledge = cited.filter(({ ofCall }) => ofCall !== true);
    return { type: 'sentence', text, sourceIds, ofKnowledgeAlone: isOfKnowledgeAlone(text, knowledge) };
  }

  #unsupported(text: string, cited: readonly Passage[]): string[] {
    const { sources, ...context } = this.#context;
    this.#grounds ??= readGrounds({ ...context, cited, given: [...sources.values()] });
    const before = this.#before;
    this.#before = text;
    const claims = judge(text, this.#grounds);
    // A claim may be cut in two: "The repair is half" and "the price."
    const whole = before === undefined || /[.!?…]["'”’)\]]*$/.test(before) ? undefined : `${before} ${text}`;
    return claims.length > 0 || whole === undefined ? claims : judge(whole, this.#grounds);
  }
}
