import { join, resolve } from 'node:path';

/** The project's root folder, absolute. */
export const projectRoot = resolve(import.meta.dirname, '..', '..', '..');

/** Downloaded parts live here: ignored by git, safe to delete, cached by CI. */
export const cacheFolder = join(projectRoot, '.vscode-test');

/** Where the bundled tests for the extension host go. */
export const testBundleFolder = join(projectRoot, 'dist', 'test', 'vscode');

/** Where the tests that act as a user leave their pictures. */
export const screenshotFolder = join(projectRoot, 'dist', 'screenshots');
