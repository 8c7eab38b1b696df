import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PhoneBusiness } from '../../../../simulator/phone/phone-business.ts';
import { spacedNumber } from '../callers.ts';
import type { PhoneCallState } from '../use-phone-call.ts';
import { type ChosenCaller, DialForm } from './dial-form.tsx';
import { Keypad } from './keypad.tsx';

/** The phone: whom it calls, as whom and when; its keys while the call is on. */
export function Handset({
  call,
  business,
  nowMs,
}: {
  readonly call: PhoneCallState;
  readonly business: PhoneBusiness;
  readonly nowMs: number;
}) {
  const { phase, from } = call.view;
  const [caller, setCaller] = useState<ChosenCaller>({ callerId: 'new', number: '' });
  return (
    <Container>
      <SpaceBetween size="l">
        <div>
          <Box variant="awsui-key-label">{business.name}</Box>
          <Box variant="h2" padding="n">
            {spacedNumber(business.number)}
          </Box>
        </div>
        {call.problem !== undefined && (
          <Alert type="warning" dismissible dismissAriaLabel="Dismiss" onDismiss={call.dismissProblem}>
            {call.problem}
          </Alert>
        )}
        {phase === 'active' && (
          <div>
            <Box variant="awsui-key-label">Called by</Box>
            {from === undefined ? 'a withheld number' : spacedNumber(from)}
          </div>
        )}
        {phase === 'active' ? (
          <Keypad open={call.view.keypadOpen} onPress={(digit) => void call.press(digit)} />
        ) : (
          <DialForm
            business={business}
            nowMs={nowMs}
            caller={caller}
            onCaller={setCaller}
            dialling={phase === 'dialling'}
            onDial={call.dial}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
