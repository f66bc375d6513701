import { linesOf, type Said } from './said.ts';

/** Marks in comments that something must stay as it is. */
const NEVER =
  /\b(?:do not|don'?t|never|must not)\s(?:ever\s)?(?:change|touch|modify|remove|delete|rename|edit|alter|reorder|move|turn off|disable)\b|勿改|勿动|勿删|不要(?:随便|随意|轻易|擅自)?(?:改|动|删|修改|改动|删除|变更)|(?:禁止|严禁|切勿|不可|不得|千万别|请勿)(?:随意|擅自|轻易)?(?:修改|改动|删除|变更|更改|改|动|删)|\bno (?:modificar|cambiar|tocar|borrar|eliminar)\b|\bn[ãa]o (?:modificar|alterar|mexer|apagar|remover)\b|\bne pas (?:modifier|changer|supprimer|toucher)\b|\bnicht (?:ändern|löschen|verändern)\b/i;
/** Written by tools about their own files, and by licences. */
const OF_TOOLS =
  /auto-?generated|generated (?:by|file)|自动生成|do not edit (?:this file|manually|directly)|copyright|licen[cs]e|eslint|prettier|lockfile/i;
/** What happens when something does not change asks nobody to leave it. */
const CONDITION =
  /\b(?:if|when|unless|they|files?|values?|which|because|since)\b[^.;]{0,40}\b(?:do not|don'?t|never|must not)\s/i;
/** General advice of an example that was copied. */
const ADVICE = /一般|通常|建议|\b(?:usually|normally|generally|recommended)\b/i;
const SIGN = /(?:^|\s)(?:#{1,9}|\/{2,9}|;|--|<!--|\*|rem\b)\s?/i;

/** More of a comment is not shown. UTF-16 units. */
const LONGEST = 300;

/** Comments of config files and scripts that say what must not be changed, with what they say. */
export function readNeverTouch(text: string, path: string): Said[] {
  return linesOf(text).flatMap((line, at) => {
    if (!NEVER.test(line) || OF_TOOLS.test(line) || CONDITION.test(line) || ADVICE.test(line)) return [];
    const sign = SIGN.exec(line);
    if (sign === null) return [];
    const comment = line
      .slice(sign.index + sign[0].length, sign.index + LONGEST)
      .replace('-->', '')
      .trim();
    return NEVER.test(comment) ? [{ value: comment, path, line: at + 1 }] : [];
  });
}
