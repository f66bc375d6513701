/** Settings of git by name, as `Git.settings` answers: sections and keys in lower case. */
export type GitSettings = ReadonlyMap<string, string>;

const URL_OF_REMOTE = /^remote\.(.+)\.url$/s;

/** Where a repository is pushed to. */
export interface Remote {
  readonly name: string;
  /** As configured: it may hold credentials, and `url.<base>.insteadOf` is not applied. */
  readonly url: string;
}

/** Whether this is a clone that fetches contents when somebody asks for them. */
export function isPartialClone(names: Iterable<string>): boolean {
  return [...names].some(name => /^extensions\.partialclone$|^remote\..*\.promisor$/s.test(name));
}

/** The remote called `origin`, else the first by name; undefined where there is none. */
export function chiefRemote(settings: GitSettings): Remote | undefined {
  const remotes = [...settings].flatMap(([key, url]) => {
    const name = URL_OF_REMOTE.exec(key)?.[1];
    return name === undefined ? [] : [{ name, url }];
  });
  const byName = remotes.sort((one, other) => (one.name < other.name ? -1 : 1));
  return byName.find(({ name }) => name === 'origin') ?? byName[0];
}

/** Whether a remote takes over every branch as it is, or gives every branch of its own. */
export function hasMirror(settings: GitSettings): boolean {
  return [...settings].some(([key, value]) => /^remote\..*\.mirror$/s.test(key) && value === 'true');
}
