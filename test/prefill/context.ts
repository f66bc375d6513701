import { NO_CODE, NO_DEPLOYMENT, readDeployment } from '../../src/deployment/index.ts';
import type { OpenBranch, RepositoryHistory, Tag } from '../../src/history/repository.ts';
import type { ConfigFile } from '../../src/inventory/detect.ts';
import { readDescriptions } from '../../src/inventory/keyDescriptions.ts';
import { addDays, type Contributor } from '../../src/knowledge/identities.ts';
import { loadTranslator } from '../../src/l10n/index.ts';
import type { GenerateAnswers, PrefillContext, ProjectFacts } from '../../src/prefill/facts.ts';

const WORDS = { en: await loadTranslator('en'), 'zh-CN': await loadTranslator('zh-CN') };

/** Day of the newest commit in all these tests. */
export const NEWEST = '2024-06-30';

/** What a guess is made from: an empty project, apart from what is given. */
export function context(
  facts: Partial<ProjectFacts>,
  answers: Partial<GenerateAnswers> = {},
): PrefillContext {
  const { language = 'en' } = answers;
  return {
    facts: {
      folderName: 'his-folder',
      history: undefined,
      paths: [],
      configs: [],
      titles: new Map(),
      keys: new Map(),
      texts: new Map(),
      deployment: NO_DEPLOYMENT,
      descriptions: readDescriptions(new Map()),
      past: [],
      mainAuthors: new Map(),
      ...facts,
    },
    answers: { ...answers, language },
    say: WORDS[language],
  };
}

/** Facts with these files; a build file and a compose file have a text. */
export function withTexts(texts: Readonly<Record<string, string>>): Partial<ProjectFacts> {
  const all = new Map(Object.entries(texts));
  const configs = Object.keys(texts).map(path =>
    config(path, { parser: path.endsWith('.properties') ? 'properties' : 'yaml' }),
  );
  return { paths: Object.keys(texts), texts: all, deployment: readDeployment(configs, all, NO_CODE) };
}

export function history(facts: Partial<RepositoryHistory> = {}): RepositoryHistory {
  return {
    branch: 'main',
    remoteUrl: undefined,
    contributors: [],
    tags: [],
    openBranches: [],
    lastCommitOn: NEWEST,
    commits: 10,
    shallow: false,
    ...facts,
  };
}

/** @param daysAgo of the last commit, before the newest one */
export function contributor(name: string, daysAgo: number, facts: Partial<Contributor> = {}): Contributor {
  return {
    name,
    otherNames: [],
    isJoinedByName: false,
    emails: [`${name.toLowerCase().replaceAll(' ', '.')}@his.example`],
    commits: 10,
    recentCommits: 10,
    firstOn: '2020-01-01',
    lastOn: addDays(NEWEST, -daysAgo),
    ...facts,
  };
}

export function tag(name: string, date = '2024-01-01', subject = ''): Tag {
  return { name, date, subject };
}

export function branch(name: string, facts: Partial<OpenBranch> = {}): OpenBranch {
  return {
    name,
    date: NEWEST,
    subject: 'half of it',
    authorEmail: 'wang@his.example',
    commit: 'abc1234',
    ...facts,
  };
}

export function config(path: string, facts: Partial<ConfigFile> = {}): ConfigFile {
  return { path, kind: 'spring-boot', risk: 'high', parser: 'yaml', ...facts };
}
