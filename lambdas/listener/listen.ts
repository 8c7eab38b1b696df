import { listenTo } from './listen-to.ts';
import type { ListenerEvent, PlayingPrompt } from './listener-event.ts';
import { readMedia } from './media-source.ts';

export { type ListenToOptions, listenTo } from './listen-to.ts';

export interface ListenOptions {
  readonly streamArn: string;
  readonly contactId: string;
  /** Producer time to start at, epoch ms. */
  readonly fromMs: number;
  /** The prompt that the caller is hearing now; asked at each step. */
  readonly playing: () => PlayingPrompt | undefined;
  /** Factor ≥ 1 on every pause that is waited for: "hold on", slow speakers. */
  readonly patience: () => number;
  readonly languageCode: string;
}

/**
 * What the caller says, from the media stream of their contact. Ends with the stream or the signal; throws what
 * `readMedia` throws (MediaRefused, MediaLost), after the turn that was open.
 */
export function listen(options: ListenOptions, signal: AbortSignal): AsyncIterable<ListenerEvent> {
  return listenTo(readMedia(options, {}, signal), options, signal);
}
