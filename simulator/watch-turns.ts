import type { TurnRecord } from '../lambdas/record/conversation-record.ts';
import type { RunningWorld } from './start-world.ts';

/** Looks at the stored turns this often, simulated ms: a screen wants no more. */
const everyMs = 100;

/** Tells of each turn of a call as the product stores it, and again whenever more of it is known; until `over`. */
export async function watchTurns(
  running: Pick<RunningWorld, 'clock' | 'dynamodb' | 'environment'>,
  contactId: string,
  over: Promise<unknown>,
  onTurn: (turn: TurnRecord) => void,
): Promise<void> {
  const told = new Map<number, string>();
  let ended = false;
  over.then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  for (;;) {
    const last = ended;
    const items = await running.dynamodb.readTable(running.environment.CALLS_TABLE);
    for (const item of items) {
      if (item['pk'] !== `CALL#${contactId}` || !String(item['sk']).startsWith('TURN#')) continue;
      const turn = item['record'] as TurnRecord;
      const text = JSON.stringify(turn);
      if (told.get(turn.turn) === text) continue;
      told.set(turn.turn, text);
      onTurn(turn);
    }
    if (last) return;
    await running.clock.sleep(everyMs);
  }
}
