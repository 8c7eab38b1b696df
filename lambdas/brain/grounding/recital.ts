const inside =
  /<[^>]*>|&(?:lt|gt|amp|quot);|[{}<>]|\b(?:source_ids?|first_sentence|answer_from_knowledge|book_appointment|transfer_to_human|end_call|reason_code|not_in_knowledge|tool_use)\b|\bsource ids?\b|\bsystem prompt\b|\b(?:my|these|the|your) (?:instructions|rules|prompt)\b|\bbetween (?:the )?sources\b|\blanguage model\b|\b(?:s\d{1,2}|hours-\w+|open-now|next-opening)\b(?=[\s,.:]|$)/gi;

/**
 * What shows how the agent is told what to do: tags, names of tools, ids of sources, talk of its instructions.
 * @param words those of the passages, lower case: a "Galaxy S22" is no source.
 */
export function recited(sentence: string, words: ReadonlySet<string>): string[] {
  const found = sentence.normalize('NFKC').match(inside) ?? [];
  return found.filter((said) => !words.has(said.toLowerCase()));
}
