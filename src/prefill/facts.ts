import type { Deployment } from '../deployment/model.ts';
import type { Issue } from '../history/issue.ts';
import type { RepositoryHistory } from '../history/repository.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import type { KeyDescriptions } from '../inventory/keyDescriptions.ts';
import type { KeyList } from '../inventory/keys.ts';
import type { BilingualText } from '../inventory/kinds.ts';
import type { Language, Translate } from '../l10n/index.ts';
import type { CustomerType, Stage } from '../pack/types.generated.ts';
import type { PastChange } from './incidents.ts';

/** Everything that was read from a project before anything is guessed. */
export interface ProjectFacts {
  /** Name of the project folder. */
  readonly folderName: string;
  /** yyyy-mm-dd; where it is not known, nobody is told to have left. */
  readonly today?: string | undefined;
  /** Undefined without git. */
  readonly history: RepositoryHistory | undefined;
  /** All files of the project, with `/`. */
  readonly paths: readonly string[];
  readonly configs: readonly ConfigFile[];
  /** Title of each kind of config file, by the kind's id. */
  readonly titles: ReadonlyMap<string, BilingualText>;
  /** Keys of the config files whose format is known. */
  readonly keys: ReadonlyMap<string, KeyList>;
  /** Texts of build, compose and high-risk config files: hosts, images and commands are read from them. */
  readonly texts: ReadonlyMap<string, string>;
  /** Texts of the other config files whose keys are read; they are looked at for the config index alone. */
  readonly lowTexts?: ReadonlyMap<string, string>;
  /** The newest commits with what they changed, newest first. */
  readonly past: readonly PastChange[];
  /** What other files say that keys mean. */
  readonly descriptions: KeyDescriptions;
  /** What files say about how the project runs. */
  readonly deployment: Deployment;
  /** Whether contents of branches could not be read: what was squashed or picked is then among the open ones. */
  readonly branchesUncompared?: boolean | undefined;
  /** What is critical or major of what git and the files say is unresolved; by rank. */
  readonly unresolved?: readonly Issue[] | undefined;
  /** Main author's address of a config file or group. */
  readonly mainAuthors: ReadonlyMap<string, string>;
}

/** What the user said; everything else is guessed. */
export interface GenerateAnswers {
  readonly language: Language;
  readonly customer?: string | undefined;
  readonly customerType?: CustomerType | undefined;
  readonly stage?: Stage | undefined;
}

/** What every guess needs: the facts, the answers, and words in the language of the pack. */
export interface PrefillContext {
  readonly facts: ProjectFacts;
  readonly answers: GenerateAnswers;
  readonly say: Translate;
}
