/**
 * The address by which Amazon Connect plays an object of ours
 * (admin guide, "Set up prompts to play from an S3 bucket": the Region's own address, in the instance's Region).
 */
export function promptUri(bucket: string, key: string, region = process.env['AWS_REGION'] ?? ''): string {
  if (region === '') throw new Error('AWS_REGION is not set; the address of a prompt needs it.');
  const path = key.split('/').map(encodeURIComponent).join('/');
  return `https://${bucket}.s3.${region}.amazonaws.com/${path}`;
}
