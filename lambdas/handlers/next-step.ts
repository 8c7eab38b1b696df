import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { nextStep } from '../call/steps/next-step.ts';

const environment = readEnvironment();

/** "What next?" of the contact flows. Always answers something that the flow can do. */
export async function handler(event: unknown): Promise<Readonly<Record<string, string>>> {
  try {
    return await nextStep(event, environment);
  } catch (error) {
    // The flow's own error branch asks again, and after two failures offers the keypad menu.
    logger.error('The ask could not be answered', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
    throw error;
  }
}
