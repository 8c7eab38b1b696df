/**
 * The only actions that a function may be allowed on a resource with a `*` in it, each with its reason.
 * `anything` means the bare `*`: the service has no resource to name.
 */
export const wildcardReasons: Readonly<
  Record<string, { readonly anything?: true; readonly reason: string }>
> = {
  'transcribe:StartStreamTranscription': {
    anything: true,
    reason: 'A live transcription is no resource: Transcribe takes no ARN for it.',
  },
  'polly:StartSpeechSynthesisStream': {
    anything: true,
    reason: 'Polly knows lexicons as its only resources, and none is used.',
  },
  'polly:SynthesizeSpeech': {
    anything: true,
    reason: 'Polly knows lexicons as its only resources, and none is used.',
  },
  'kinesisvideo:DescribeStream': {
    reason: 'Connect makes the streams during calls, under the prefix given.',
  },
  'kinesisvideo:GetDataEndpoint': {
    reason: 'Connect makes the streams during calls, under the prefix given.',
  },
  'kinesisvideo:GetMedia': { reason: 'Connect makes the streams during calls, under the prefix given.' },
  'bedrock:InvokeModel': { reason: 'An inference profile runs the one model in Regions of its choice.' },
  'bedrock:InvokeModelWithResponseStream': {
    reason: 'An inference profile runs the one model in Regions of its choice.',
  },
  's3:AbortMultipartUpload': { reason: 'Contact records are objects under a prefix of one bucket.' },
  's3:GetObject': { reason: 'Phrases are objects under a prefix of one bucket, named as they are said.' },
  's3:PutObject': { reason: 'Prompts are objects under a prefix of one bucket, named as they are said.' },
};
