import { describe, expect, it } from 'vitest';
import { startClock } from '../../../../simulator/clock/start-clock.ts';
import type { AgentScript } from '../../../../simulator/connect/queue/agent-script.ts';
import { QueueRoom } from '../../../../simulator/connect/queue/queue-room.ts';

const ann: AgentScript = { name: 'Ann', does: 'answers', afterMs: 50 };
const noOffer = () => ({ answer: () => {}, end: () => {} });

function room(...agents: readonly AgentScript[]) {
  const clock = startClock({ startMs: 0, speed: 8 });
  const queues = new QueueRoom(clock, agents, new AbortController().signal);
  const enter = (priority = 5, aheadMs = 0, queue = 'desk') =>
    queues.enter(queue, { priority, aheadMs, onOffer: noOffer });
  return { clock, queues, enter };
}

describe('QueueRoom', () => {
  it('gives a free agent the highest priority first, then whoever has waited longest', async () => {
    const { enter } = room(ann);
    const order: string[] = [];
    const places = [
      ['first', enter()],
      ['second', enter()],
      ['third, counted as older', enter(5, 60_000)],
      ['urgent', enter(1)],
    ] as const;

    await Promise.all(
      places.map(async ([name, place]) => {
        const { release } = await place.accepted;
        order.push(name);
        release();
      }),
    );

    expect(order).toEqual(['first', 'urgent', 'third, counted as older', 'second']);
  });

  it('counts agents, and contacts until they leave or are accepted', async () => {
    const { queues, enter } = room(ann, { ...ann, name: 'Bob', queues: ['other'] });
    expect(queues.agentsOf('desk')).toEqual({ online: 1, available: 1 });

    const accepted = enter();
    const waiting = enter();
    expect(queues.waiting('desk')).toBe(2);
    expect(queues.agentsOf('desk')).toEqual({ online: 1, available: 0 });
    await accepted.accepted;
    expect(queues.waiting('desk')).toBe(1);
    expect(queues.oldestMs('desk')).toBeGreaterThan(0);
    waiting.leave();

    expect(queues.waiting('desk')).toBe(0);
    expect(queues.oldestMs('desk')).toBe(0);
  });

  it('offers nothing to an agent before they are available', async () => {
    const { clock, enter } = room({ ...ann, availableAfterMs: 400 });

    await enter().accepted;

    expect(clock.nowMs()).toBeGreaterThanOrEqual(450);
  });
});
