/** Kinesis Video ended the stream with an error of its own (tags AWS_KINESISVIDEO_ERROR_ID and _ERROR_CODE). */
export class MediaErrorTag extends Error {
  override readonly name = 'MediaErrorTag';
  readonly errorId: number;

  constructor(errorId: number, code: string) {
    super(`Kinesis Video ended the media with error ${errorId} ${code}`.trim());
    this.errorId = errorId;
  }

  /** The token or fragment to go on from is gone. */
  get fragmentNotFound(): boolean {
    return this.errorId === 4000;
  }

  /** 4500–4506: the KMS key cannot be used, and trying again does not help. */
  get keyRefused(): boolean {
    return this.errorId >= 4500 && this.errorId <= 4506;
  }
}

/** A fragment whose caller's audio cannot be told apart or placed in time. */
export class UnreadableFragment extends Error {
  override readonly name = 'UnreadableFragment';
}

/** No answer for as long as a connection may go without. */
export class UnansweredConnection extends Error {
  override readonly name = 'UnansweredConnection';

  constructor(limitMs: number) {
    super(`Kinesis Video has not answered for ${limitMs} ms`);
  }
}

/** No audio for as long as one connection may be silent. */
export class SilentConnection extends Error {
  override readonly name = 'SilentConnection';

  constructor(limitMs: number) {
    super(`No audio of the caller for ${limitMs} ms on an open connection`);
  }
}

/** Kinesis Video refuses to give this stream, and will refuse again. `cause` says why. */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';

  constructor(streamArn: string, cause: unknown) {
    super(`Kinesis Video refuses to give ${streamArn}: check the role, the ARN and the key of the stream`, {
      cause,
    });
  }
}

/** The stream could not be read on, however often it was tried. `cause` is the last failure. */
export class MediaLost extends Error {
  override readonly name = 'MediaLost';

  constructor(streamArn: string, failures: number, cause: unknown) {
    super(`Gave up reading ${streamArn} after ${failures} failures in a row`, { cause });
  }
}
