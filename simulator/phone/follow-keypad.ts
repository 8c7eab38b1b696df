import type { PhoneCall } from '../connect/phone-call.ts';

/** Tells whenever a step of the flow begins or ceases to take keys; looks each time 64 ms have been on the line. */
export function followKeypad(
  phone: Pick<PhoneCall, 'keypadOpen' | 'onAudio'>,
  tell: (open: boolean) => void,
): void {
  let told = false;
  phone.onAudio(() => {
    if (phone.keypadOpen === told) return;
    told = phone.keypadOpen;
    tell(told);
  });
}
