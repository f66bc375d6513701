import { unique } from '../core/unique.ts';
import type { Deployment } from './model.ts';
import type { Place, Said } from './said.ts';

/** Programs that say what a script is for. */
const PROGRAM =
  /\b(?:mysqldump|mariadb-dump|mariabackup|xtrabackup|pg_dumpall|pg_dump|pg_basebackup|pg_restore|mongodump|mongorestore|expdp|impdp|rman|restic|borg|rsync|scp|ssh|kubectl (?:apply|set image|rollout)|helm (?:upgrade|install)|docker push|docker[- ]compose|systemctl (?:restart|start)|pm2|ansible-playbook|aws s3|rclone|ossutil(?:64)?|alembic upgrade|artisan migrate|manage\.py migrate|BACKUP DATABASE|RESTORE DATABASE|[\w-]{2,40}\.(?:sh|ps1|bat))\b/i;
const MOST = 4;

/** What a script does, in words that need no translation: the programs that it runs, and when it runs others. */
export function doesHere(
  path: string,
  { scripts }: Pick<Deployment, 'scripts'>,
): (Place & { text: string })[] {
  const own = (list: readonly Said[]) => list.filter(one => one.path === path);
  const programs = own([
    ...scripts.dumps,
    ...scripts.copies,
    ...scripts.restores,
    ...scripts.releases,
  ]).flatMap(({ value, line }) => {
    const text = PROGRAM.exec(value)?.[0];
    return text === undefined ? [] : [{ text: `${text}${dumped(text, value)}`, path, line }];
  });
  const times = own(scripts.schedules).map(({ value, line }) => ({ text: value, path, line }));
  return unique([...programs, ...times], ({ text }) => text).slice(0, MOST);
}

/** Programs that take the name of a database behind their options, and the options that take a value of their own. */
const TAKES_A_NAME: readonly [RegExp, RegExp][] = [
  [/^(?:mysqldump|mariadb-dump)$/i, /^-[hPuSr]$/],
  [/^pg_dump$/i, /^-[hpUfFZjnt]$/],
];

/** Which database a command takes, and from which host, as far as both stand there: ` his (10.0.0.5)`. */
function dumped(program: string, command: string): string {
  const options = TAKES_A_NAME.find(([name]) => name.test(program))?.[1];
  if (options === undefined) return '';
  const words = command
    .slice(command.search(new RegExp(program, 'i')) + program.length)
    .split(/[|<>;&]|\s\d?>/, 1)[0]
    ?.trim()
    .split(/\s{1,20}/);
  const plain = (word: string | undefined) => /^["']?([A-Za-z0-9][\w.-]{0,60})["']?$/.exec(word ?? '')?.[1];
  let host: string | undefined;
  let database: string | undefined;
  for (let at = 0; at < (words?.length ?? 0); at++) {
    const word = words?.[at] ?? '';
    host ??=
      plain(/^(?:-h|--host=)(.+)$/.exec(word)?.[1]) ?? (word === '-h' ? plain(words?.[at + 1]) : undefined);
    if (/^(?:-d|--databases?|-B)$/.test(word)) continue;
    if (options.test(word)) at++;
    else if (!word.startsWith('-')) database ??= plain(word);
  }
  if (database === undefined) return '';
  return host === undefined ? ` ${database}` : ` ${database} (${host})`;
}
