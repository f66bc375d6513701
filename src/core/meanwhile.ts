/** Begins what is waited for later: that it fails must not end the process before. */
export function meanwhile<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
