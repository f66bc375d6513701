import { unique } from '../core/unique.ts';
import { type FoundLine, isForeign } from './code.ts';
import { isPublicName } from './proxy.ts';
import type { SaidOf } from './said.ts';

/** What git is asked for (POSIX, extended): constants of code that hold the address of a system. */
export const ADDRESS_PATTERN =
  '(URL|Url|URI|Uri|ENDPOINT|Endpoint|_HOST|Host|_BASE|_API|Api)[A-Za-z_]{0,20} *:?[=:] *(new )?(Uri)?\\(?["\'`]https?://[a-z0-9-]+\\.[a-z]';

const CONSTANT =
  /\b([A-Za-z]\w{0,30}(?:URL|Url|URI|Uri|ENDPOINT|Endpoint|_HOST|Host|_BASE|_API|Api)\w{0,20})\s{0,3}:?[=:]\s{0,3}(?:new\s)?(?:Uri)?\(?["'`]https?:\/\/([a-z0-9.-]{4,80})(?::(\d{2,5}))?(?=[/"'`?])/;
/** Pictures, pages that are linked to, and what stands for something else. */
const NO_SYSTEM =
  /logo|icon|image|img|avatar|photo_?url|picture|video|docs?(?:url|_)|help|support|terms|privacy|homepage|store|share|link|schema|namespace|redirect|callback|return|cancel|success|favicon|font|cdn|mock|fake|dummy|sample/i;

/** The systems whose addresses stand in code itself; `name` is the constant. */
export function codeAddressesOf(lines: readonly FoundLine[]): SaidOf[] {
  const found = lines.flatMap(({ path, line, text }): SaidOf[] => {
    if (
      isForeign(path) ||
      /(?:Coding|CodeSystem|Profile|Namespace|Identifier|Resource(?:Type|Payload)|Constants?Fhir|Fhir\w{0,30})\w{0,20}\.\w{1,5}$|(?:^|\/)(?:docs?|seed\w{0,10}|mocks?|demo|e2e|scripts|migrations?)\//i.test(
        path,
      )
    )
      return [];
    if (/^\s*(?:\/\/|\*|#|--)/.test(text)) return [];
    const [, name = '', host = '', port] = CONSTANT.exec(text.slice(0, 400)) ?? [];
    if (
      host === '' ||
      NO_SYSTEM.test(name) ||
      !isPublicName(host) ||
      /\.(?:png|jpe?g|svg|pdf)["'`]/i.test(text)
    )
      return [];
    return [{ name, value: port === undefined ? host : `${host}:${port}`, path, line }];
  });
  return unique(found, ({ value }) => value).slice(0, MOST);
}

const MOST = 15;
