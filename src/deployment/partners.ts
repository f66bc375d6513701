import { isForeign, JOB_FILES } from './code.ts';
import type { Place } from './said.ts';

/** A system that code speaks with. */
export type Partner =
  | 'insurance'
  | 'drg'
  | 'hl7'
  | 'fhir'
  | 'dicom'
  | 'lis'
  | 'emr'
  | 'platform'
  | 'device'
  | 'checkup'
  | 'web-service';

const PARTNERS: readonly (readonly [Partner, RegExp])[] = [
  ['insurance', /医保|医疗保险|yibao|insurance|bpjs|nhif/i],
  ['drg', /^drg|^dip$|病案首页|结算清单/i],
  ['hl7', /hl7|mllp/i],
  ['fhir', /fhir/i],
  ['dicom', /dicom|dcm4che|orthanc|^pacs$|^ris$/i],
  ['lis', /^lis$|检验系统|astm/i],
  ['emr', /^emr$|电子病历/i],
  ['platform', /互联互通|集成平台|^xds$|^ihe$/i],
  ['device', /serialport|串口|rs-?232|自助机|读卡器/i],
  ['checkup', /体检.|团检|总检|health-?check-?up/i],
  ['web-service', /wsdl|webservice|soapclient|soapaction/i],
];

/** What git is asked for: words that code uses for systems beside it. Case counts, for `LIS` is in `list`. */
export const PARTNER_PATTERN = [
  '医保|医疗保险|[yY]i[bB]ao|[iI]nsurance|BPJS|NHIF',
  '\\bDRGs?\\b|\\bDIP\\b|病案首页|结算清单',
  '[hH][lL]7|MLLP|[fF][hH][iI][rR]',
  'DICOM|[dD]icom|dcm4che|[oO]rthanc|\\bPACS\\b|\\bRIS\\b',
  '\\bLIS\\b|检验系统|\\bASTM\\b',
  '\\bEMR\\b|电子病历',
  '互联互通|集成平台|\\bXDS\\b|\\bIHE\\b',
  'SerialPort|串口|RS-?232|自助机|读卡器',
  '体检(中心|套餐|报告|预约|系统|项目|机构|登记|科|号|单|者|人|类|结果|编号|信息|记录|管理|业务|车|费)|团检|总检|[hH]ealth-?[cC]heck-?[uU]p',
  '[wW][sS][dD][lL]|WebService|SoapClient|SOAPAction',
].join('|');

/** How a line begins that is a comment as a whole. */
export const COMMENT_PATTERN = '^[[:space:]]*(//|#|\\*|/\\*|--|<!--)';

/** Files whose words are those of the project: sources, settings and tables. */
export const PARTNER_FILES = [
  ...JOB_FILES,
  '*.vue',
  '*.tsx',
  '*.jsx',
  '*.pas',
  '*.srw',
  '*.go',
  '*.yml',
  '*.yaml',
  '*.properties',
  '*.json',
  '*.ini',
];

/** Files that name a partner, and the first place of it. */
export interface PartnerSeen extends Place {
  readonly partner: Partner;
  readonly files: number;
}

/** Tables, migrations and pipelines name much that nothing calls any more. */
function isWeak(path: string): boolean {
  return /\.sql$|seeder\.\w{1,5}$|(?:^|\/)(?:migrations?|versions|docs?|i18n|locales?|\.github|grafana|seed(?:s|ers?|data)?|demo|mocks?)\/|(?:views|pages)\/(?:\w{1,30}\/){0,3}(?:jobs|careers?)\//i.test(
    path,
  );
}

/** The system that a word stands for. */
export function partnerOf(word: string): Partner | undefined {
  return PARTNERS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Counts words by the files they stand in. */
export function countPartners(): {
  readonly add: (path: string, line: number, word: string, isCode: boolean) => void;
  readonly seen: () => PartnerSeen[];
} {
  const byPartner = new Map<Partner, { first: Place; files: Set<string>; isCode: boolean }>();
  return {
    add: (path, line, word, isCode) => {
      if (isForeign(path) || /package(?:-lock)?\.json$|pnpm-lock\.yaml$|composer\.(?:json|lock)$/.test(path))
        return;
      const partner = partnerOf(word);
      if (partner === undefined) return;
      const known = byPartner.get(partner);
      if (known === undefined)
        byPartner.set(partner, { first: { path, line }, files: new Set([path]), isCode });
      else {
        known.files.add(path);
        // The first place that is no comment tells most.
        const isBetter = isCode && !known.isCode && (isWeak(known.first.path) || !isWeak(path));
        if (isBetter || (isCode && isWeak(known.first.path) && !isWeak(path))) known.first = { path, line };
        known.isCode ||= isCode;
      }
    },
    seen: () =>
      PARTNERS.flatMap(([partner]) => {
        const found = byPartner.get(partner);
        // A word or two in rows of a table is a name of something else.
        const isChance = found !== undefined && isWeak(found.first.path) && found.files.size < 3;
        // Somebody once thought of it.
        return found?.isCode && !isChance ? [{ partner, files: found.files.size, ...found.first }] : [];
      }),
  };
}
