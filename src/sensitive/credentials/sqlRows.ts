import { type Candidate, credential, type Scan } from '../match.ts';
import { isNotSecret } from '../notSecret.ts';
import { insertsOf } from '../sql.ts';
import { labelOfKey } from './labels.ts';

/** `INSERT INTO sys_user (…, password) VALUES (…, 'x')`: the literal in the column of a password. */
export function* findSqlPasswords({ text }: Scan): Generator<Candidate> {
  for (const insert of insertsOf(text)) {
    const secret = insert.columns.findIndex(column => labelOfKey(column)?.strength === 'password');
    if (secret < 0) continue;
    for (const row of insert.rows) {
      const literal = row[secret];
      if (literal === undefined || !literal.isText || !/^[\x21-\x7e]{3,100}$/.test(literal.text)) continue;
      if (!isNotSecret(literal.text, { quoted: true, label: '' })) {
        yield credential('sql-user', literal.start, literal.text);
      }
    }
  }
}
