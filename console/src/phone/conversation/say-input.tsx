import Button from '@cloudscape-design/components/button';
import PromptInput, { type PromptInputProps } from '@cloudscape-design/components/prompt-input';
import { useEffect, useRef, useState } from 'react';

/** Whatever the business is, its agent can be asked these. */
const suggestions = ['What are your opening hours?', 'Are you a robot?', 'Can I talk to a person?'] as const;

/** Takes what the caller says; it is spoken on the line by a simulated voice. */
export function SayInput({
  suggest,
  onSay,
}: {
  /** Shows what could be said. */
  readonly suggest: boolean;
  /** Resolves with whether it was taken. */
  onSay(text: string): Promise<boolean>;
}) {
  const [text, setText] = useState('');
  const input = useRef<PromptInputProps.Ref>(null);
  useEffect(() => input.current?.focus(), []);

  async function say(what: string): Promise<void> {
    if (what.trim() === '') return;
    setText('');
    const taken = await onSay(what);
    // Nothing typed is lost when it was refused, unless something else has been typed since.
    if (!taken) setText((typed) => (typed === '' ? what : typed));
  }

  return (
    <div>
      {suggest && (
        <div className="suggestions">
          {suggestions.map((one) => (
            <Button
              key={one}
              onClick={() => {
                void say(one);
                input.current?.focus();
              }}
            >
              {one}
            </Button>
          ))}
        </div>
      )}
      <PromptInput
        ref={input}
        value={text}
        ariaLabel="What the caller says"
        placeholder="Type what the caller says; Enter speaks it"
        actionButtonIconName="send"
        actionButtonAriaLabel="Say it"
        disableActionButton={text.trim() === ''}
        maxRows={4}
        nativeTextareaAttributes={{ maxLength: 600 }}
        onChange={({ detail }) => setText(detail.value)}
        onAction={({ detail }) => void say(detail.value)}
      />
    </div>
  );
}
