/**
 * What a knowledge file may be at most: what can be published well within the five minutes of a function, kept in one
 * item (DynamoDB: 400 KB) and in the vectors' metadata (S3 Vectors: 40 KB each), and embedded (Titan: 8,192 tokens).
 */
export const knowledgeLimits = {
  fileBytes: 300_000,
  frontMatterBytes: 100_000,
  /** Between two empty lines: time to read Markdown can grow with the square of it (11 s, measured). */
  blockCharacters: 50_000,
  passages: 5_000,
  passageCharacters: 8_000,
} as const;
