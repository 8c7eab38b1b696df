import type { Contact } from '../flow/contact.ts';
import { contactData } from '../flow/contact-data.ts';

/** The event that InvokeLambdaFunction sends: `Name`, `Details.ContactData`, `Details.Parameters`. */
export function lambdaEvent(contact: Contact, parameters: ReadonlyMap<string, string | null>) {
  return {
    Name: 'ContactFlowEvent',
    Details: { ContactData: contactData(contact), Parameters: Object.fromEntries(parameters) },
  };
}
