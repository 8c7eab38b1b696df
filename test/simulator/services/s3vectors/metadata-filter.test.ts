import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metadataFilter } from '../../../../simulator/services/s3vectors/metadata-filter.ts';

const metadata = { version: 'v1', price: 20, open: true, tags: ['bike', 'repair'] };
const none = new Set<string>();

describe('metadataFilter', () => {
  it.each([
    [{ version: 'v1' }, true],
    [{ version: 'v2' }, false],
    [{ version: { $eq: 'v1' } }, true],
    [{ version: { $ne: 'v1' } }, false],
    [{ version: { $ne: 'v2' } }, true],
    [{ tags: 'bike' }, true],
    [{ tags: { $eq: 'car' } }, false],
    [{ tags: { $ne: 'bike' } }, false],
    [{ version: { $in: ['v0', 'v1'] } }, true],
    [{ tags: { $in: ['car', 'repair'] } }, true],
    [{ version: { $in: ['v0'] } }, false],
    [{ version: { $nin: ['v0'] } }, true],
    [{ tags: { $nin: ['repair'] } }, false],
    [{ price: { $gt: 19 } }, true],
    [{ price: { $gt: 20 } }, false],
    [{ price: { $gte: 20 } }, true],
    [{ price: { $lt: 20 } }, false],
    [{ price: { $lte: 20 } }, true],
    [{ price: { $gt: 5, $lt: 10 } }, false],
    [{ version: { $gt: 5 } }, false],
    [{ open: true, price: 20 }, true],
    [{ open: true, price: 21 }, false],
    [{ missing: { $exists: false } }, true],
    [{ price: { $exists: true } }, true],
    [{ missing: { $exists: true } }, false],
    [{ missing: 'a' }, false],
    [{ $and: [{ version: 'v1' }, { price: 20 }] }, true],
    [{ $and: [{ version: 'v1' }, { price: 21 }] }, false],
    [{ $or: [{ version: 'v2' }, { price: 20 }] }, true],
    [{ $or: [{ version: 'v2' }, { price: 21 }] }, false],
    [{ $or: [{ $and: [{ open: false }] }, { tags: 'bike' }] }, true],
  ])('%j: %s', (document, passes) => {
    expect(metadataFilter(document, none)(metadata)).toBe(passes);
  });

  it.each([
    [{}, 'object with members'],
    ['v1', 'object with members'],
    [{ $and: [] }, '$and takes a list'],
    [{ $or: { version: 'v1' } }, '$or takes a list'],
    [{ $not: { version: 'v1' } }, 'no operator $not'],
    [{ version: null }, 'version takes'],
    [{ version: {} }, 'version takes'],
    [{ version: { $in: [] } }, '$in of version takes a list'],
    [{ price: { $gt: '5' } }, '$gt of price takes a number'],
    [{ price: { $exists: 'yes' } }, '$exists of price takes a boolean'],
    [{ price: { $eq: [5] } }, '$eq of price takes a string'],
    [{ price: { $startsWith: 'a' } }, 'no operator $startsWith'],
  ])('refuses %j', (document, message) => {
    expect(() => metadataFilter(document, none)).toThrow(message);
  });

  it('refuses what is not filterable, however deep', () => {
    expect(() => metadataFilter({ $and: [{ $or: [{ text: 'a' }] }] }, new Set(['text']))).toThrow(
      'text is not filterable',
    );
  });

  it('takes or refuses any document by name', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        try {
          expect(typeof metadataFilter(JSON.parse(json), none)(metadata)).toBe('boolean');
        } catch (error) {
          expect(error).toMatchObject({ name: 'ValidationException' });
        }
      }),
    );
  });
});
