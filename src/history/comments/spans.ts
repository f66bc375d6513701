import { Lexer } from 'yaml';
import { LANGUAGES, type LanguageName } from './language.ts';
import { type LexedSpan, lex } from './lex.ts';
import { languageOf } from './paths.ts';

/** Pages in scripts in pages: enough for real ones. */
const DEEPEST = 4;
const PAGE_CODE: Readonly<Partial<Record<LanguageName, LanguageName>>> = {
  erb: 'ruby',
  ejs: 'javascript',
  aspx: 'csharp',
  asp: 'basic',
};
/** Of a longer one no type is read. */
const LONGEST_TAG = 2000;
/** Scripts with such a type hold data. */
const DATA_SCRIPT = /\btype\s*=\s*["']?[^"'\s>]*(?:json|importmap)/i;
const MARKUP_SCRIPT =
  /\btype\s*=\s*["']?(?:text\/(?:x-)?(?:html|template|handlebars|ng-template)|x-template)/i;
const STYLE_DIALECT = /\blang\s*=\s*["']?(?:scss|sass|less|styl)/i;

/**
 * Comments and strings of a file, in their order; undefined where the kind of file has no comments that are
 * known. Line ends must be `\n`.
 */
export function spansOf(path: string, text: string): LexedSpan[] | undefined {
  const language = languageOf(path, text);
  if (language === undefined) return undefined;
  if (language === 'yaml') return yamlComments(text);
  return expand(text, lex(text, LANGUAGES[language]), language);
}

/** The lexer of the YAML library knows what is a scalar; its tokens in a row are the text. */
function yamlComments(text: string): LexedSpan[] {
  const spans: LexedSpan[] = [];
  let end = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks for the parser that stand for no text; the last one says that a scalar follows.
    if (token === '\u{2}' || token === '\u{18}' || token === '\u{1f}') {
      scalar = token === '\u{1f}';
      continue;
    }
    const start = end;
    end += token.length;
    if (token.startsWith('#') && !scalar) {
      spans.push({ kind: 'comment', start, bodyStart: start + 1, bodyEnd: end, end });
    }
    scalar = false;
  }
  return spans;
}

/** Puts the comments and strings of scripts, styles and code in pages in the place of the parts that hold them. */
function expand(text: string, spans: readonly LexedSpan[], outer: LanguageName, depth = 0): LexedSpan[] {
  return spans.flatMap(span => {
    if (span.kind === 'comment' || depth === DEEPEST) return [span];
    const inner = isSql(text, span) ? 'sql' : embedded(text.slice(span.start, span.bodyStart), outer);
    if (inner === undefined) return [span];
    const parts = lex(text, LANGUAGES[inner], span.bodyStart, span.bodyEnd);
    return expand(text, parts, inner, depth + 1);
  });
}

/** A here-document that is closed by the word `SQL` holds statements with comments of their own. */
function isSql(text: string, { bodyStart, bodyEnd, end }: LexedSpan): boolean {
  return bodyEnd > bodyStart && end - bodyEnd < LONGEST_TAG && text.slice(bodyEnd, end).trim() === 'SQL';
}

function embedded(open: string, outer: LanguageName): LanguageName | undefined {
  if (open.startsWith('?>')) return 'html';
  if (open.length > LONGEST_TAG) return undefined;
  if (open.startsWith('<?')) return 'php';
  if (/^<script/i.test(open)) {
    if (DATA_SCRIPT.test(open)) return undefined;
    return MARKUP_SCRIPT.test(open) ? 'html' : 'javascript';
  }
  if (/^<style/i.test(open)) return STYLE_DIALECT.test(open) ? 'scss' : 'css';
  if (!open.startsWith('<%') || open === '<%@') return undefined;
  return PAGE_CODE[outer] ?? 'java';
}
