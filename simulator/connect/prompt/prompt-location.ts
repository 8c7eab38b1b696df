/** Bucket and key of `https://<bucket>.s3[.<region>].amazonaws.com/<key>`, as Play prompt reads it; `undefined` for any other. */
export function promptLocation(uri: string): { readonly bucket: string; readonly key: string } | undefined {
  const match =
    /^https:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3(?:\.[a-z0-9-]+)?\.amazonaws\.com\/([^?#]+)$/.exec(uri);
  const [, bucket, path] = match ?? [];
  if (bucket === undefined || path === undefined) return undefined;
  try {
    return { bucket, key: decodeURIComponent(path) };
  } catch {
    return undefined;
  }
}
