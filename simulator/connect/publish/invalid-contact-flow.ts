/** What CreateContactFlow answers to a flow that it does not publish; its `problems` in the service's own terms. */
export class InvalidContactFlow extends Error {
  readonly problems: readonly string[];

  constructor(flow: string, problems: readonly string[]) {
    super(`InvalidContactFlowException: the flow "${flow}" was not published:\n  ${problems.join('\n  ')}`);
    this.name = 'InvalidContactFlow';
    this.problems = problems;
  }
}
