import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What becomes of a subcommand; of all others the real git takes care. */
export type Fault =
  /** Ends itself with a signal, before it has answered. */
  | 'killed'
  /** Answers half, and ends itself with a signal. */
  | 'killed-halfway'
  /** Leaves the end of its answer out, and exits as if all were well. */
  | 'cut'
  /** Exits with a code that git itself does not use, silently. */
  | 'crashed'
  /** Never answers; a child of it goes on for as long. */
  | 'hanging'
  /** Answers, and leaves a child behind that holds its output. */
  | 'leaving-a-child';

/** A `git` that stands in front of the real one. */
export interface FakeGit {
  /** The environment with the fake git in front. */
  readonly environment: Readonly<Record<string, string>>;
  /** Lets a subcommand go wrong from now on; undefined lets all go well. */
  break(subcommand: string | undefined, fault?: Fault): Promise<void>;
  /** The subcommands that were asked for since the last time. */
  asked(): Promise<string[]>;
  /** The subcommands whose answer was cut since the last time; an empty one cannot be. */
  cut(): Promise<string[]>;
  /** Numbers of the children that were left behind. */
  children(): Promise<number[]>;
}

/** @param folder absolute path of an empty folder for it */
export async function installFakeGit(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<FakeGit> {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const at = (name: string) => join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(at('git'), script(folder, real));
  await chmod(at('git'), 0o755);
  const lines = async (name: string) =>
    (await readFile(at(name), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  return {
    environment: { ...environment, PATH: `${folder}:${environment['PATH'] ?? ''}` },
    break: async (subcommand, fault = 'killed') => {
      await writeFile(at('fault'), subcommand === undefined ? '' : `${subcommand} ${fault}\n`);
    },
    asked: async () => {
      const asked = await lines('asked');
      await rm(at('asked'), { force: true });
      return asked;
    },
    cut: async () => {
      const cut = await lines('cut');
      await rm(at('cut'), { force: true });
      return cut;
    },
    children: async () => (await lines('children')).map(Number),
  };
}

function script(folder: string, real: string): string {
  return `#!/bin/sh
subcommand= skip=
for word do
  if [ -n "$skip" ]; then skip=; continue; fi
  case $word in -c) skip=1 ;; -*) ;; *) subcommand=$word; break ;; esac
done
echo "$subcommand" >> '${folder}/asked'
wanted= fault=
[ -f '${folder}/fault' ] && read -r wanted fault < '${folder}/fault'
[ "$wanted" = "$subcommand" ] || exec '${real}' "$@"
half() {
  '${real}' "$@" > '${folder}/answer.'$$
  size=$(wc -c < '${folder}/answer.'$$)
  head -c $((size / 2)) '${folder}/answer.'$$
  rm '${folder}/answer.'$$
}
case $fault in
  killed) kill -KILL $$ ;;
  killed-halfway) half "$@"; kill -KILL $$ ;;
  cut)
    '${real}' "$@" > '${folder}/answer.'$$ || exit
    size=$(wc -c < '${folder}/answer.'$$)
    [ "$size" -gt 3 ] && echo "$subcommand" >> '${folder}/cut' && size=$((size - 3))
    head -c "$size" '${folder}/answer.'$$
    rm '${folder}/answer.'$$
    ;;
  crashed) exit 134 ;;
  hanging) sleep 300 & echo $! >> '${folder}/children'; wait ;;
  leaving-a-child) sleep 300 & echo $! >> '${folder}/children'; '${real}' "$@" ;;
esac
`;
}
