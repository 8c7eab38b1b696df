/** Element IDs with their length marker, as they stand in the bytes (RFC 8794, RFC 9559). */
export const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  void: 0xec,
  crc32: 0xbf,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackName: 0x536e,
  codecId: 0x86,
  contentEncodings: 0x6d80,
  cluster: 0x1f43b675,
  clusterTimestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  cues: 0x1c53bb6b,
  attachments: 0x1941a469,
  chapters: 0x1043a770,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
} as const;

/** Elements that are entered: their children are read one by one, so that none waits for the end of the whole. */
export const containers: ReadonlySet<number> = new Set([
  ID.ebml,
  ID.segment,
  ID.info,
  ID.tracks,
  ID.cluster,
  ID.blockGroup,
  ID.tags,
  ID.tag,
]);

/** Elements that are read when they are whole. */
export const leaves: ReadonlySet<number> = new Set([
  ID.docType,
  ID.timestampScale,
  ID.trackEntry,
  ID.clusterTimestamp,
  ID.simpleBlock,
  ID.block,
  ID.simpleTag,
]);

/** Children of a Segment. Inside a Cluster of unknown size, any of them is the Cluster's end. */
export const segmentChildren: ReadonlySet<number> = new Set([
  ID.seekHead,
  ID.info,
  ID.tracks,
  ID.cluster,
  ID.cues,
  ID.attachments,
  ID.chapters,
  ID.tags,
]);

/** The only place of each element that is read; elsewhere it is skipped as unknown. */
export const parentOf: ReadonlyMap<number, number> = new Map([
  [ID.docType, ID.ebml],
  [ID.info, ID.segment],
  [ID.timestampScale, ID.info],
  [ID.tracks, ID.segment],
  [ID.trackEntry, ID.tracks],
  [ID.cluster, ID.segment],
  [ID.clusterTimestamp, ID.cluster],
  [ID.simpleBlock, ID.cluster],
  [ID.blockGroup, ID.cluster],
  [ID.block, ID.blockGroup],
  [ID.tags, ID.segment],
  [ID.tag, ID.tags],
  [ID.simpleTag, ID.tag],
]);
