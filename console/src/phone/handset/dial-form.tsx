import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TimeInput from '@cloudscape-design/components/time-input';
import { type FormEvent, useState } from 'react';
import type { PhoneBusiness } from '../../../../simulator/phone/phone-business.ts';
import type { Dialled } from '../api.ts';
import { callTime } from '../business-clock.ts';
import { callers, numberProblem, plainNumber, spacedNumber } from '../callers.ts';

/** Outlives the form: the next call is by the same caller. */
export interface ChosenCaller {
  /** Of `callers()`, or `other` for the typed number. */
  readonly callerId: string;
  /** As typed. */
  readonly number: string;
}

const other = 'other';
const now = 'now';
const times = [
  { value: now, label: 'Now' },
  { value: '10:00', label: 'In the morning, 10:00' },
  { value: '22:00', label: 'At night, 22:00' },
  { value: other, label: 'Another time…' },
] as const;

/** Chooses the caller and the time of day, and places the call. */
export function DialForm({
  business,
  nowMs,
  caller,
  dialling,
  onCaller,
  onDial,
}: {
  readonly business: PhoneBusiness;
  readonly nowMs: number;
  readonly caller: ChosenCaller;
  readonly dialling: boolean;
  onCaller(chosen: ChosenCaller): void;
  onDial(wanted: Dialled): Promise<void>;
}) {
  const known = callers(business.vips);
  const { callerId, number } = caller;
  const [time, setTime] = useState<string>(now);
  const [typedTime, setTypedTime] = useState('');
  const [tried, setTried] = useState(false);

  const chosenTime = time === other ? typedTime : time;
  const timeProblem =
    /^\d\d:\d\d$/.test(chosenTime) || time !== other ? undefined : 'Type the time as HH:MM.';
  const badNumber = callerId === other ? numberProblem(number) : undefined;
  const when =
    timeProblem === undefined
      ? callTime(chosenTime === now ? undefined : chosenTime, nowMs, business)
      : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (badNumber !== undefined || timeProblem !== undefined) return;
    const from = callerId === other ? plainNumber(number) : known.find(({ id }) => id === callerId)?.from;
    void onDial({
      ...(from === undefined ? {} : { from }),
      ...(chosenTime === now ? {} : { timeOfDay: chosenTime }),
    });
  }

  const options = [
    ...known.map(({ id, label, from }) => ({
      value: id,
      label,
      description: from === undefined ? 'No caller ID' : spacedNumber(from),
    })),
    { value: other, label: 'Another number…', description: 'Any number, with its country' },
  ];
  return (
    <form onSubmit={submit} noValidate>
      <SpaceBetween size="m">
        <FormField label="Call as">
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === callerId) ?? null}
            onChange={({ detail }) => onCaller({ ...caller, callerId: detail.selectedOption.value ?? 'new' })}
            triggerVariant="option"
          />
        </FormField>
        {callerId === other && (
          <FormField label="Number" errorText={tried ? badNumber : undefined}>
            <Input
              value={number}
              type="text"
              inputMode="tel"
              placeholder="+1 206 555 0123"
              autoComplete={false}
              onChange={({ detail }) => onCaller({ ...caller, number: detail.value })}
            />
          </FormField>
        )}
        <FormField
          label="Time of day"
          description="The clock is simulated; it only goes forward."
          constraintText={
            when && (
              <>
                <StatusIndicator type={when.open ? 'success' : 'stopped'}>
                  {when.text}, {when.open ? 'open' : 'closed'}
                </StatusIndicator>
                {!when.open && <div>You will hear the closed message.</div>}
              </>
            )
          }
        >
          <Select
            options={times}
            selectedOption={times.find(({ value }) => value === time) ?? null}
            onChange={({ detail }) => setTime(detail.selectedOption.value ?? now)}
          />
        </FormField>
        {time === other && (
          <FormField label="Time" errorText={tried ? timeProblem : undefined}>
            <TimeInput
              format="hh:mm"
              placeholder="hh:mm"
              value={typedTime}
              onChange={({ detail }) => setTypedTime(detail.value)}
            />
          </FormField>
        )}
        <Button variant="primary" iconName="call" fullWidth loading={dialling} loadingText="Calling">
          Call
        </Button>
      </SpaceBetween>
    </form>
  );
}
