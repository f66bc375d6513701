import { stat, utimes } from 'node:fs/promises';

/**
 * Makes whoever watches a file look at it again: its times are set to what they are, and nothing else is touched.
 * Where that is refused, nothing happens.
 * @param path absolute
 */
export async function announce(path: string): Promise<void> {
  await stat(path)
    .then(({ atime, mtime }) => utimes(path, atime, mtime))
    .catch(() => undefined);
}
