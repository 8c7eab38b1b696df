/** Partition key of every table of records, a string: the key in capitals and digits without spaces. */
export const recordKey = 'key';
