import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import type { Fault } from '../../simulator/faults.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import type { ModelledRequest } from '../../simulator/world.ts';
import { asks, heard } from './caller.ts';
import { type DeployedRoles, deployedRoles } from './permissions/deployed-roles.ts';
import { forbidden } from './permissions/forbidden.ts';
import { allows } from './permissions/grant.ts';
import { type NeedOf, needsSeen } from './permissions/needs-seen.ts';
import { notExercised } from './permissions/not-exercised.ts';
import { bundledProduct, type Product } from './whole-product.ts';

/** A turn in which the model answers in a way that cannot be used. */
const notUnderstood = 1;
const from = '+12065550123';

let product: Product;
let world: RunningWorld;
let roles: DeployedRoles;
let needs: readonly NeedOf[];

beforeAll(async () => {
  product = await bundledProduct();
  const requests: ModelledRequest[] = [];
  const onRequest = (request: ModelledRequest): void => void requests.push(request);
  world = await product.open({ onRequest, faults, people: nobody });
  roles = deployedRoles(inject('template'), world.environment);
  await Promise.all(['next-step', 'call-orchestrator'].map((name) => world.lambda.warm(name, 3)));
  await Promise.all([answered(), booked(), keyed()]);
  await Promise.all([takenOver(), ended()]);
  await publishedAgain();
  await subscribed();
  await world.whenFiled();
  await world.lambda.invoke('voicemail-arrived', { sweep: true }, { mode: 'RequestResponse' });
  await world.lambda.whenIdle();
  needs = needsSeen(world, requests, roles.mediaKeyArn);
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

const busy = [{ does: 'busy' as const }];
const nobody = new Map([
  ['+12065550143', busy],
  ['+12065550144', busy],
]);

const faults: readonly Fault[] = [
  {
    service: 'bedrock',
    operation: 'ConverseStream',
    kind: 'misbehave',
    behaviour: 'free-text',
    duringTurn: notUnderstood,
  },
];

/** Two questions, and the last answer again as nobody else has heard it. */
async function answered(): Promise<void> {
  const phone = await world.connect.placeCall({ from });
  const first = await asks(phone, 'How much is a flat tire repair?', product.voices);
  await heard(phone, /25/, first.endMs);
  const second = await phone.say(await product.says('How much is a hydraulic brake bleed?'));
  const answer = await heard(phone, /60/, second.endMs);
  const third = await phone.say(await product.says('Could you say that more slowly, please?'));
  await heard(phone, /60/, Math.max(third.endMs, answer.audibleToMs));
  phone.hangUp();
}

async function booked(): Promise<void> {
  const phone = await world.connect.placeCall({ from });
  const asked = await asks(phone, 'I would like to book a bike fitting for Friday at four.', product.voices);
  await heard(phone, /name/, asked.endMs);
  const named = await phone.say(await product.says('Jane Smith.'));
  await heard(phone, /book it/, named.endMs);
  const agreed = await phone.say(await product.says('Yes please.'));
  await heard(phone, /booked/, agreed.endMs);
  const back = await phone.say(
    await product.says('When is my appointment? My name is Jane Smith, on Friday.'),
  );
  await heard(phone, /fitting/, back.endMs);
  phone.hangUp();
}

async function keyed(): Promise<void> {
  const phone = await world.connect.placeCall({ from });
  world.world.faults.turnBegan(phone.contactId, notUnderstood);
  const first = await asks(phone, 'How much is a flat tire repair?', product.voices);
  await heard(phone, /say it again/, first.endMs);
  await phone.say(await product.says('How much is a flat tire repair?'));
  await phone.keypad();
  phone.press('1');
  await leavesMessage(phone);
}

/** Nobody takes the call. */
async function leavesMessage(phone: PhoneCall): Promise<void> {
  await heard(phone, /after the tone/);
  await phone.keypad();
  await phone.say(await product.says('This is Ann. Please call me about my flat tire.'));
  phone.press('#');
  await heard(phone, /Thank you for your message/);
}

/** Its orchestrator crashes between two questions. */
async function takenOver(): Promise<void> {
  const phone = await world.connect.placeCall({ from });
  const first = await asks(phone, 'Do you fix scooters?', product.voices);
  await heard(phone, /scooters/, first.endMs);
  world.lambda.kill('call-orchestrator', phone.contactId);
  const second = await phone.say(await product.says('Can I bring my dog?'));
  await heard(phone, /welcome/, second.endMs);
  phone.hangUp();
}

async function ended(): Promise<void> {
  const phone: PhoneCall = await world.connect.placeCall({ from });
  await asks(phone, "That's all, thank you. Goodbye!", product.voices);
  await phone.ended;
}

/** Twice well: what was replaced before last is deleted, and holidays change; and once with a file that is none. */
async function publishedAgain(): Promise<void> {
  const { KNOWLEDGE_BUCKET: bucket, KNOWLEDGE_KEY: key } = world.environment;
  const object = await world.s3.getObject(bucket, key);
  const file = Buffer.from(object?.body ?? []).toString();
  const shorter = file.replace('2026-12-24: "9:00-13:00"', '2026-12-24: "9:00-12:00"');
  await world.saveKnowledge(`${shorter}\n### News\n\nWe open at 8 on Fridays.\n`);
  await world.saveKnowledge(file.replace('  2026-12-25: closed\n', ''));
  await world.saveKnowledge('Nothing of use.');
}

async function subscribed(): Promise<void> {
  const { status } = await fetch(world.calendarFeed);
  expect(status).toBe(200);
}

describe('the role of a function', () => {
  it('allows every request that the function makes', () => {
    expect(needs.length).toBeGreaterThan(100);
    expect(forbidden(needs, roles.grants)).toEqual([]);
  });

  it('would be found to lack the right to list, without which S3 hides what is missing', () => {
    const without = new Map(
      [...roles.grants].map(([role, grants]) => [
        role,
        grants.filter(({ action }) => action !== 's3:ListBucket'),
      ]),
    );

    expect(forbidden(needs, without)).toContain(
      `call-orchestrator: s3:ListBucket on arn:aws:s3:::${world.environment.PROMPTS_BUCKET}`,
    );
  });

  it('allows nothing that no call uses, or says why', () => {
    const idle = [...roles.grants].flatMap(([role, grants]) =>
      grants
        .filter((grant) => !needs.some((need) => need.by === role && allows(grant, need)))
        .filter(
          ({ action, resource }) =>
            notExercised[`${role} ${action}`] === undefined &&
            notExercised[`${role} ${action} on ${resource}`] === undefined,
        )
        .map(({ action, resource }) => `${role}: ${action} on ${resource}`),
    );

    expect(idle).toEqual([]);
  });

  it.each(Object.keys(notExercised))('still has the right that is excused: %s', (excused) => {
    const granted = [...roles.grants].flatMap(([role, grants]) =>
      grants.flatMap(({ action, resource }) => [`${role} ${action}`, `${role} ${action} on ${resource}`]),
    );

    expect(granted).toContain(excused);
  });
});
