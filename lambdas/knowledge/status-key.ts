/** Key of `status.json`: in the folder of the knowledge file. */
export function statusKey(knowledgeKey: string): string {
  return `${knowledgeKey.slice(0, knowledgeKey.lastIndexOf('/') + 1)}status.json`;
}
