/** A refusal as the service names it. The wire writes it in the service's protocol. */
export class AwsError extends Error {
  /** HTTP status; of no meaning once an event stream has begun. */
  readonly status: number;
  /** Members of the error beside its message: `reason`, `quotaCode`, … */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    name: string,
    message: string,
    options: { readonly status?: number; readonly fields?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.name = name;
    this.status = options.status ?? 400;
    this.fields = options.fields ?? {};
  }
}
