const COUNTRY_CODES: Readonly<Record<string, string>> = {
  US: '1',
  CA: '1',
  GB: '44',
  DE: '49',
  FR: '33',
  AU: '61',
  JP: '81',
};

/** The E.164 form of keyed digits by `PhoneNumberValidation`; `undefined` when they are no number. */
export function readPhoneNumber(
  digits: string,
  validation: Readonly<Record<string, unknown>>,
): string | undefined {
  if (validation['NumberFormat'] === 'E164') return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined;
  const country = String(validation['CountryCode']);
  const code = COUNTRY_CODES[country];
  if (code === undefined) return undefined;
  const national = code === '1' ? /^1?([2-9]\d{9})$/ : /^0?([1-9]\d{6,11})$/;
  const subscriber = national.exec(digits)?.[1];
  return subscriber === undefined ? undefined : `+${code}${subscriber}`;
}
