/** More callers than the instance takes at once: this one hears a fast busy tone. */
export class FastBusy extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`Fast busy: the instance already has ${limit} active calls, its quota of concurrent calls.`);
    this.name = 'FastBusy';
    this.limit = limit;
  }
}

/** A key pressed while no keypad step listens. */
export class KeyPressLost extends Error {
  constructor(digit: string) {
    super(
      `The key ${digit} was pressed outside a keypad step (GetParticipantInput): Connect would lose it. Press it while one is open.`,
    );
    this.name = 'KeyPressLost';
  }
}

/** Something asked of a call that has ended. */
export class CallOver extends Error {
  constructor(contactId: string) {
    super(`The call ${contactId} has ended.`);
    this.name = 'CallOver';
  }
}
