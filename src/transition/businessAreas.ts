/** A file that leaves with somebody, and how much of the work it stands for. */
export interface AreaFile {
  /** From the project folder. */
  readonly path: string;
  /** The more, the more the leaver worked on it lately. */
  readonly weight: number;
  /** Names of the areas that the project itself says it belongs to. */
  readonly areas: readonly string[];
}

/** Files that are about the same piece of the work. */
export interface AreaGroup {
  /** What the code calls it: `OutpatientInfusionRecord`, or a folder. */
  readonly key: string;
  /** Whether people named it so, and nothing has to be found out about it. */
  readonly isNamed: boolean;
  /** The most telling first. */
  readonly paths: readonly string[];
  readonly weight: number;
}

/** What is nobody's area of work: carriers of data, tools, tests, settings of editors, what is built. */
const NO_WORK =
  /^(?:dtos?|vos?|pojos?|bos?|enums?|constants?|utils?|helpers?|tests?|__tests__|specs?|mocks?|fixtures|e2e|\.idea|\.vscode|\.settings|\.github|node_modules|dist|build|target|vendor|assets|i18n|locales|types|typings|styles?|theme|icons?|images?|migrations?|mappings?)$/i;
/** Projects of tests, as .NET calls them: HospitalAPITest. */
const TESTS = /[A-Za-z.]Tests?$/;
/** Folders that say how the code is laid out, not what it is for. */
const LAYOUT =
  /^(?:src|main|test|java|kotlin|resources|webapp|web|app|apps|lib|libs|packages|modules?|com|cn|org|net|io|code|server|client|backend|frontend|api|apis|rest|controllers?|appservice|services?|impl|mappers?|daos?|repositor(?:y|ies)|entit(?:y|ies)|models?|domains?|handlers?|components?|containers?|pages?|views?|screens?|routes?|router|store|hooks?|shared|common|core|base|config|configuration|settings|interfaces?|sql|db|database|scripts?|lists?|search|new|edit|add|details?|inputs?|forms?|tables?|dialogs?|modals?|buttons?|layouts?)$/i;
/** Folders whose classes are called by the work that they hold the data of. */
const OF_CLASSES = /^(?:entit(?:y|ies)|models?|domains?)$/i;
/** Ends of names that say what a class is for the program; Service and Impl also as people mistype them. */
const ROLE =
  /(?:AppServiceImpl|Ser[a-z]{2,6}[Il]mpl|AppService|Controller|Service|Mapper|Repository|Dao|Handler|Manager|Component|Module|Resource|Facade|Provider|Impl|Entity|Model|View|Page|Api)$/;
/** Names of carriers of data, whatever folder they lie in. */
const CARRIER =
  /(?:Dto|DTO|Vo|VO|Bo|BO|Param|Params|Request|Response|Query|Enum|Constants?|Utils?|Test|Tests|Spec|DbContext|UnitOfWork|MappingProfile|ModelSnapshot|Program|Startup)$/;
const CODE =
  /\.(?:java|kt|cs|vb|php|py|rb|go|pas|dpr|frm|js|jsx|ts|tsx|vue|xml|sql|pls|pks|pkb|html|cshtml|aspx)$/i;

/**
 * The pieces of work that files are about: by the areas that the project names, else by what its classes are called, else
 * by its folders. Carriers of data, tests and settings of editors are about none.
 * @returns the heaviest first
 */
export function areaGroups(files: readonly AreaFile[]): AreaGroup[] {
  const groups = new Map<string, { key: string; isNamed: boolean; files: AreaFile[] }>();
  for (const file of files) {
    const [named] = file.areas;
    const key = named ?? keyOf(file.path);
    if (key === undefined) continue;
    const id = named ?? workId(key);
    const group = groups.get(id) ?? { key, isNamed: named !== undefined, files: [] };
    group.files.push(file);
    groups.set(id, group);
  }
  return [...groups.values()]
    .filter(group => !isWholeProject(group, groups.values()))
    .map(({ key, isNamed, files: own }) => ({
      key,
      isNamed,
      paths: own.sort((one, other) => telling(other) - telling(one)).map(({ path }) => path),
      weight: own.reduce((sum, { weight }) => sum + weight, 0),
    }))
    .sort((one, other) => other.weight - one.weight || (one.key < other.key ? -1 : 1));
}

/** A folder that holds several pieces of the work is called like the project, and is none of them. */
function isWholeProject(
  { key, isNamed, files }: { key: string; isNamed: boolean; files: readonly AreaFile[] },
  groups: Iterable<{ files: readonly AreaFile[] }>,
): boolean {
  const [first] = files;
  const at = first && !isNamed ? `/${first.path}`.lastIndexOf(`/${key}/`) : -1;
  if (first === undefined || at < 0) return false;
  const folder = first.path.slice(0, at + key.length + 1);
  const inside = [...groups].filter(group => group.files.some(({ path }) => path.startsWith(folder)));
  // Itself is one of them.
  return inside.length > MOST_INSIDE;
}

const MOST_INSIDE = 3;

/** What is done at the screen or for it tells more than where it is stored. */
function telling({ path, weight }: AreaFile): number {
  const rank = isScreen(path) ? 2 : /impl/i.test(path) ? 1 : 0;
  return weight + rank * MOST_WEIGHT;
}

/** Whether a file is a screen, or what answers one. */
export function isScreen(path: string): boolean {
  return /controller|\.vue$|page|view/i.test(path);
}

/** More than any file weighs. */
const MOST_WEIGHT = 1_000_000;

/** One and many are the same: Lab and labs. */
export function workId(key: string): string {
  return key.toLowerCase().replace(/(?<=[a-z]{2})s$/, '');
}

/** Whether a file carries data, tests or settings: nobody learns the work from it. */
export function isCarrier(path: string): boolean {
  const folders = path.split('/');
  const stem = (folders.pop() ?? '').replace(/\.[^.]+$/, '');
  return folders.some(folder => NO_WORK.test(folder) || TESTS.test(folder)) || CARRIER.test(stem);
}

/** What the code calls the piece of work that a file is about; undefined for one that is about none. */
export function keyOf(path: string): string | undefined {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  if (isCarrier(path) || !CODE.test(file) || /\.(?:spec|test|stories|d)\./i.test(file)) return undefined;
  const stem = file.replace(/\.[^.]+$/, '');
  // A class: I…Service, …ServiceImpl, …Controller and …Mapper.xml are about one and the same.
  if (ROLE.test(stem)) {
    const bare = stem.replace(/^I(?=[A-Z])/, '').replace(ROLE, '');
    return bare.length > 1 ? bare.replace(/(?<=[a-z])(?:Manage|Management|Info)$/, '') : undefined;
  }
  if (OF_CLASSES.test(folders.at(-1) ?? '') && !LAYOUT.test(stem)) return stem;
  const work = folders.filter(folder => !LAYOUT.test(folder));
  const folder = work.at(-1);
  return folder ?? (/^(?:index|main|app)$/i.test(stem) ? undefined : stem);
}

/**
 * The names without the word that most of them begin with: what all share tells nothing apart.
 * @param names as `wordsOfName` gives them
 */
export function withoutShared(names: readonly string[]): string[] {
  const first = (name: string) => name.split(' ', 1)[0] ?? '';
  const [shared, count] = [...Map.groupBy(names, first)]
    .map(([word, own]) => [word, own.length] as const)
    .reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0] as const);
  if (count < 3 || count * 2 <= names.length) return [...names];
  return names.map(name => (first(name) === shared ? name.slice(shared.length).trim() || name : name));
}

/** The words of a name of the code, for people: `OutpatientInfusionRecord` is `outpatient infusion record`. */
export function wordsOfName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replace(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** So much of a file is looked at: what a class is for stands at its top. UTF-16 units. */
const TOP = 6000;
/** A longer one is a sentence and no name. */
const LONGEST_LABEL = 24;
/** What a comment adds to the name of what it is about. */
const TAIL =
  /(?:controller|service|impl|mapper|dao|dto|Service业务层处理|业务层处理|业务层|控制层|控制器|应用实现类|实现类|实现|应用|接口|服务层|数据层|前端控制器|相关查询|相关|信息操作处理|管理层|初期|[。，,:：-])$/i;

/**
 * What the project calls the piece of work that a file is about, in Chinese: the comment before its class, what its
 * description for interfaces says, or the title of its page.
 */
export function labelIn(text: string): string | undefined {
  const top = text.slice(0, TOP);
  const said = [
    /@(?:Api|Tag)\([^)\n]{0,80}?"([^"\n]{1,60})"/.exec(top)?.[1],
    /\/\*\*[ \t]*\r?\n[ \t]*\*[ \t]*([^\n@*]{1,80})/.exec(top)?.[1],
    /title:[ \t]*['"]([^'"\n]{1,40})['"]/.exec(top)?.[1],
    /<!--[ \t]*([^\n>-]{1,40})-->/.exec(top)?.[1],
  ];
  for (const words of said) {
    const clean = withoutTail((words ?? '').trim());
    if (/\p{Script=Han}/u.test(clean) && !DEED.test(clean) && [...clean].length <= LONGEST_LABEL)
      return clean;
  }
  return undefined;
}

/** What was done to a file, or what its first statement does, names no work: “添加字段”. */
const DEED =
  /^(?:添加|新增|增加|修改|修复|删除|去掉|更新|调整|优化|处理|查询|获取|根据|分页|批量|判断|校验|设置|引入|导入)|(?:字段|代码|样式)$/;

function withoutTail(words: string): string {
  let left = words;
  for (let shorter = left.replace(TAIL, '').trim(); shorter !== left; shorter = left.replace(TAIL, '').trim())
    left = shorter;
  return left;
}
