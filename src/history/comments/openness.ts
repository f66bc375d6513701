import type { CodeAround } from './codeAround.ts';
import type { HintRules } from './rules.ts';

/** What speaks for it that the work is open, from the strongest. */
export type OpenSign = 'stub' | 'disabled' | 'hard-coded' | 'commented-out' | 'said';

/** Nothing is done here: an empty body, a value that stands for none, an error instead of an answer. */
const EMPTY_VALUE = String.raw`(?:null|nil|None|undefined|NULL|""|''|"0"|-?[01](?:\.0+)?[LlMmdf]?|false|true|False|True|\[\]|\{\}|\(\)|default(?:\([^)]{0,40}\))?|new \w{1,40}(?:<[^>]{0,60}>)?\((?:0)?\)|Collections\.empty\w{1,10}\(\)|(?:Map|List|Set|Optional|Stream|Mono|Flux)\.(?:of|empty)\(\)|BigDecimal\.ZERO|string\.Empty|String\.Empty|Task\.CompletedTask|(?:R|Result|AjaxResult|JsonResult|ResponseEntity|ApiResult|CommonResult|ResultUtil|Response)\.(?:ok|success|build|error|fail)\(\)(?:\.build\(\))?|(?:Ok|NoContent|View)\(\)|success\(\)|ok\(\))`;
const STUB_RETURN = new RegExp(
  String.raw`^\}?\s*(?:return|Result\s*:=|exit)\s*\(?\s*(?:${EMPTY_VALUE})?\s*\)?\s*;?\s*\}?$`,
);
const STUB_ERROR =
  /\b(?:UnsupportedOperationException|NotImplementedException|NotImplementedError|NotSupportedException|NotImplemented)\b|\bpanic\(\s*"|\b(?:todo|unimplemented)!\(|^(?:throw|raise)\b.{0,60}(?:not\s?(?:yet\s)?implemented|未实现|暂不支持|尚未)/i;
/** The answer says itself that there is none. */
const STUB_ANSWER =
  /["'`](?:[^"'`]{0,40}[\s:])?(?:not (?:yet )?implemented(?: yet)?|unimplemented|coming soon|(?:该|此|本)?功能(?:正在|尚在|还在)?(?:开发|建设)中|(?:功能|接口)?(?:暂|尚)?未(?:实现|开放|开发))[^"'`]{0,20}["'`]|\b(?:status|sendStatus|StatusCode)\(?\s?501\b|HttpStatus\.NOT_IMPLEMENTED|:not_implemented\b/i;
const STUB_WORD = /^(?:pass|\.\.\.|;)$/;
const BLOCK_END = /^(?:\}|\)|\};|\}\)[;,]?|\},?|end;?|END;?|End (?:Sub|Function))[;,)]?$/;
const BLOCK_BEGIN = /(?:\{|\bbegin|\bdo|\bthen|=>|:|^is|\bAS|\bIS)$/i;
/** What protects is switched off: certificates, filters, rights, signatures. */
const DISABLED =
  /\bverify\s*[=:]\s*(?:False|false)\b|InsecureSkipVerify:?\s*=?\s*true|NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized\s*:\s*false|ServerCertificateValidationCallback|TrustAll|ALLOW_ALL_HOSTNAME|NoopHostnameVerifier|checkServerTrusted|\.csrf\(\)\.disable\(|\.permitAll\(\)|\bif\s*\(\s*(?:true|false|1\s*==\s*1)\s*\)|CURLOPT_SSL_VERIFY(?:PEER|HOST)\D{1,8}(?:0|false)\b|\benabled?\s*[=:]\s*false\b/;
/** A statement that is in a comment. */
const CODE =
  /[;{}]$|^[\w$.]{2,60}\(.{0,200}\)[;,]?$|^@[A-Z]\w{2,30}(?:\(|$)|^(?:if|for|while|return|var|let|const|int|String)\b.{0,200}[({=]/;

const CONDITION = /^(?:if|else if|elif|elsif|unless|when)\b.{0,200}[({:]|^@[A-Z]\w{2,30}\(/;

/** What stands around a comment, as far as it speaks for its being open. */
export function signOf(
  text: string,
  code: CodeAround,
  commentBelow: string,
  rules: HintRules,
  isMarked: boolean,
): OpenSign | undefined {
  const near = [code.before, ...(code.before === '' ? code.below.slice(0, 2) : [])];
  if (near.some(line => DISABLED.test(line))) return 'disabled';
  if (isStub(code)) return 'stub';
  if (rules.hardCoded?.test(text) === true) return 'hard-coded';
  if (rules.saysOpen?.test(text) === true) return 'said';
  if (commentBelow === '' || !CODE.test(commentBelow)) return undefined;
  // A question that was taken out, or something that was; a mark inside code that is all in a comment says nothing.
  const isOut = rules.putAside?.test(text) === true || (isMarked && CONDITION.test(commentBelow));
  return isOut ? 'commented-out' : undefined;
}

/** Whether the place where the comment stands does nothing. */
function isStub({ before, above, below }: CodeAround): boolean {
  const [first = '', second = ''] = below;
  if (before !== '')
    return (
      STUB_ERROR.test(before) || (STUB_RETURN.test(before) && /^\}?\s*(?:return|Result|exit)/.test(before))
    );
  if (STUB_ERROR.test(first) || STUB_WORD.test(first) || STUB_ANSWER.test(first)) return true;
  if (STUB_RETURN.test(first)) return isBodyStart(above) || BLOCK_END.test(second) || second === '';
  return BLOCK_END.test(first) && BLOCK_BEGIN.test(above);
}

/** The comment is the first thing in its body. */
function isBodyStart(above: string): boolean {
  return BLOCK_BEGIN.test(above);
}
