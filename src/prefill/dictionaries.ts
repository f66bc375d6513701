/** Data of a dictionary that lies in the repository, by the names of its files. */
export interface DictionaryFound {
  readonly kind: 'diagnoses' | 'drugs' | 'charges' | 'departments' | 'laboratory' | 'parameters' | 'regions';
  readonly count: number;
  /** The first file. */
  readonly first: string;
}

const KINDS: readonly (readonly [DictionaryFound['kind'], RegExp])[] = [
  ['diagnoses', /icd-?\d{0,2}|diagnos[ei]s|snomed|cie-?10|诊断|手术编码/i],
  ['drugs', /drugs?(?:[-_.\d]|list|dict)|medicines?|medicaments?|formular|pharmac|药品|药典|耗材/i],
  ['charges', /price[-_]?list|tariff|charge[-_]?item|fee[-_]?item|services?[-_]?price|收费|价表|价目/i],
  ['laboratory', /loinc|lab[-_]?(?:tests?|items?)|investigations?|检验项目|检查项目/i],
  ['departments', /departments?|wards?(?:[-_.\d]|$)|clinics?[-_]list|科室|病区/i],
  ['regions', /provinces?|districts?|countr(?:y|ies)|regions?|行政区划|地区/i],
  [
    'parameters',
    /sys(?:tem)?[-_]?(?:config|param|dict|setting)|dict(?:ionary)?[-_]?data|parameters?|字典|参数/i,
  ],
];
/** What holds rows, where rows are kept for a new installation. */
const DATA = /\.(?:csv|tsv|xlsx?|sql|json|xml|ya?ml|dbf|txt)$/i;
/** Programs that write rows. */
const SEED = /(?:^|\/)(?:seeds?|seeders|fixtures)\/[^/]{1,120}\.(?:rb|php|py|cs|js|ts)$/i;
const FOLDER =
  /(?:^|\/)(?:seed-?data|seeds?|seeders|fixtures|initial[-_]?data|master[-_]?data|(?:\w{1,30}[_-])?data|dictionar(?:y|ies)|datasets?|lookups?|init|sql|database|db|字典|基础数据)\//i;
const FOREIGN =
  /demo|sample|_(?:fields?|columns?|index(?:es)?|constraints?|unique|schema|tables?)\.sql$|(?:^|\/)\d{0,4}[_-]?(?:create|fix|alter|drop|update|test|verify)[^/]{0,120}$|(?:^|\/)(?:node_modules|vendor|tests?|__tests__|spec|dist|target|build|i18n|locales?|cypress|e2e|mocks?|migrations?[\w-]{0,20})\//i;

/** The dictionaries whose data a project carries. */
export function findDictionaries(paths: readonly string[]): DictionaryFound[] {
  const own = paths.filter(
    path => ((DATA.test(path) && FOLDER.test(path)) || SEED.test(path)) && !FOREIGN.test(path),
  );
  return KINDS.flatMap(([kind, pattern]) => {
    const found = own.filter(path => pattern.test(path.slice(path.lastIndexOf('/') + 1)));
    const [first] = found;
    return first === undefined ? [] : [{ kind, count: found.length, first }];
  });
}
