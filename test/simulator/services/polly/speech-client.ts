import {
  PollyClient,
  type StartSpeechSynthesisStreamActionStream,
  StartSpeechSynthesisStreamCommand,
  type StartSpeechSynthesisStreamCommandInput,
} from '@aws-sdk/client-polly';

export type Action = StartSpeechSynthesisStreamActionStream;
type Settings = Omit<StartSpeechSynthesisStreamCommandInput, 'ActionStream'>;

export function pollyClient(url: string): PollyClient {
  return new PollyClient({
    endpoint: url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
  });
}

export const onThePhone: Settings = {
  Engine: 'generative',
  VoiceId: 'Ruth',
  OutputFormat: 'mulaw',
  SampleRate: '8000',
};

/** The input of a stream, fed while it runs. */
export function feed(): {
  text(text: string, force?: boolean): void;
  ssml(text: string): void;
  close(): void;
  /** The input ends, with CloseStreamEvent or without. */
  end(): void;
  events: AsyncIterable<Action>;
} {
  const waiting: Action[] = [];
  let over = false;
  let wake: () => void = () => undefined;
  const push = (action: Action) => {
    waiting.push(action);
    wake();
  };
  const end = () => {
    over = true;
    wake();
  };
  return {
    text: (Text, Force = false) =>
      push({ TextEvent: { Text, ...(Force ? { FlushStreamConfiguration: { Force } } : {}) } }),
    ssml: (Text) => push({ TextEvent: { Text, TextType: 'ssml' } }),
    close() {
      push({ CloseStreamEvent: {} });
      end();
    },
    end,
    events: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const action = waiting.shift();
          if (action) yield action;
          else if (over) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    },
  };
}

/** Sends and reads the whole stream; `send` waits for the first event, so the input must be fed meanwhile. */
export async function speak(
  client: PollyClient,
  events: AsyncIterable<Action>,
  settings: Settings = onThePhone,
  onChunk: (chunk: Uint8Array) => void = () => undefined,
): Promise<{ readonly audio: Uint8Array; readonly chunks: number; readonly characters: number | undefined }> {
  const command = new StartSpeechSynthesisStreamCommand({ ...settings, ActionStream: events });
  const { EventStream } = await client.send(command);
  const chunks: Uint8Array[] = [];
  let characters: number | undefined;
  for await (const event of EventStream ?? []) {
    if (event.AudioEvent?.AudioChunk) {
      chunks.push(event.AudioEvent.AudioChunk);
      onChunk(event.AudioEvent.AudioChunk);
    }
    if (event.StreamClosedEvent) characters = event.StreamClosedEvent.RequestCharacters;
  }
  return { audio: new Uint8Array(Buffer.concat(chunks)), chunks: chunks.length, characters };
}
