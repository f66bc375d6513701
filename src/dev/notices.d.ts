/** See notices.js, which is no TypeScript because esbuild.js runs on every Node.js that npm runs on. */
export function noticesOf(inputs: readonly string[]): Promise<string>;
