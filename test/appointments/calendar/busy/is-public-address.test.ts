import { expect, it } from 'vitest';
import { isPublicAddress } from '../../../../lambdas/appointments/calendar/busy/is-public-address.ts';

it('tells public addresses from those of a network, a machine, or no one', () => {
  for (const address of ['8.8.8.8', '142.250.80.46', '2607:f8b0:4004:c07::8a', '2a00:1450:4001:82a::200e']) {
    expect(isPublicAddress(address), address).toBe(true);
  }
  const special =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 ' +
    '255.255.255.255 ::1 :: fe80::1 fd00:ec2::254 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 2002:7f00:1:: ff02::1 ' +
    '2001:db8::1 localhost';
  for (const address of special.split(' ')) expect(isPublicAddress(address), address).toBe(false);
});
