import type { DelayStage } from './delay-stage.ts';

/** Delays as published, each with its source; assumed where nobody has published any. */
export const published = {
  'kvs.media-delay': assumed(250, 600, 1000, "a caller's sound until GetMedia has its bytes"),
  'transcribe.partial': assumed(350, 600, 900, 'a word spoken until a partial result holds it'),
  'transcribe.final': measured(
    1136,
    1527,
    1899,
    'pipecat-ai/stt-benchmark, 1,000 clips, end of speech to final',
  ),
  'bedrock.connect': assumed(
    870,
    1100,
    1500,
    'about 870 ms once in openai/codex#46807; the spread is assumed',
  ),
  'bedrock.embed': assumed(60, 120, 250, 'Titan Text Embeddings V2, one sentence'),
  'bedrock.first-token': assumed(
    400,
    700,
    1500,
    'Claude Haiku; 450 "in some cases" in an AWS and Twilio reference',
  ),
  'bedrock.per-token': assumed(8.3, 10, 14, 'Claude Haiku at 120 tokens a second'),
  'polly.stream-first-audio': assumed(200, 350, 600, 'StartSpeechSynthesisStream, text to first audio'),
  'polly.synthesize': assumed(250, 450, 800, 'SynthesizeSpeech, one sentence'),
  'polly.audio-rate': assumed(0.15, 0.3, 0.4, "first to last audio, as a factor of the audio's length"),
  'net.connect': assumed(40, 90, 250, 'a new HTTP/2 or TLS connection'),
  's3.put': measured(90, 133, 200, 'kkc, 2020: 60 to 133 ms for 60 kB from Lambda; p99 assumed'),
  's3.get': assumed(30, 70, 150, 'a small object, same Region'),
  's3vectors.query': assumed(
    100,
    300,
    800,
    '"as low as 100 ms" warm, sub-second cold: S3 Vectors user guide',
  ),
  'dynamodb.get': assumed(4, 9, 20, 'one item, same Region'),
  'dynamodb.put': assumed(6, 12, 30, 'one item, conditional, same Region'),
  'connect.lambda-invoke': assumed(30, 70, 150, 'a contact flow to a warm function'),
  'connect.prompt-start': assumed(120, 250, 500, 'a step with a prompt in S3 to its sound'),
  'connect.say-start': assumed(120, 250, 500, "a step with text to the sound of Connect's own voice"),
  'connect.recording': assumed(15_000, 45_000, 120_000, 'the end of a call to its recording in S3'),
  'connect.contact-record': assumed(20_000, 60_000, 180_000, 'the end of a call to its contact record'),
  'firehose.buffer': assumed(60_000, 61_000, 65_000, 'a buffer interval of 60 s'),
  'lambda.event-invoke': assumed(40, 90, 250, 'an Event invoke to a warm start'),
  'lambda.cold-start': assumed(350, 700, 1200, 'added by a cold start'),
  'events.deliver': assumed(300, 800, 2000, 'EventBridge to Lambda'),
  'events.s3': assumed(500, 1200, 4000, 'an S3 event to Lambda'),
} as const satisfies Record<string, DelayStage>;

export type StageName = keyof typeof published;

function assumed(p50: number, p95: number, p99: number, source: string): DelayStage {
  return { p50, p95, p99, source, assumed: true };
}

function measured(p50: number, p95: number, p99: number, source: string): DelayStage {
  return { p50, p95, p99, source, assumed: false };
}
