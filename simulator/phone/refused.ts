/** Refused as the page's own mistake: the message is shown as it is, so it says what to do instead. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}
