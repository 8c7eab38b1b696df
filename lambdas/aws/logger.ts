import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The one logger. Messages and keys say what happened and how long it took; never the caller's words,
 * number, name, or a prompt's text.
 */
export const logger = new Logger({ serviceName: 'phone-agent' });
