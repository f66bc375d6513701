import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path → content; a path with `null` is deleted. */
export type FolderContent = Readonly<Record<string, string | Uint8Array | null>>;

/** A throw-away folder that knows nothing of the machine it lies on. */
export interface TestFolder {
  /** Absolute path, links resolved. */
  readonly root: string;
  /** For git and for the command line: no configuration of the user, and no repository above the folder. */
  readonly environment: Readonly<Record<string, string>>;
  write(content: FolderContent): Promise<void>;
  cleanup(): Promise<void>;
}

/** Makes an empty folder, which is in no git repository. */
export async function createFolder(content: FolderContent = {}): Promise<TestFolder> {
  const house = await realpath(await mkdtemp(join(tmpdir(), 'handover-test-')));
  const root = join(house, 'project');
  await mkdir(root);
  const folder: TestFolder = {
    root,
    environment: {
      PATH: process.env['PATH'] ?? '',
      // An empty home is all the isolation that git needs, and what a user's environment looks like.
      HOME: house,
      XDG_CONFIG_HOME: house,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CEILING_DIRECTORIES: house,
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
    },
    write: async files => {
      for (const [path, text] of Object.entries(files)) await writeOne(join(root, path), text);
    },
    cleanup: () => rm(house, { recursive: true, force: true, maxRetries: 3 }),
  };
  await folder.write(content);
  return folder;
}

async function writeOne(path: string, text: string | Uint8Array | null): Promise<void> {
  if (text === null) return rm(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
