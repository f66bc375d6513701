import { unique } from '../core/unique.ts';
import type { Deployment } from './model.ts';
import type { Place, Said } from './said.ts';

/** Programs that say what a script is for. */
const PROGRAM =
  /\b(?:mysqldump|mariadb-dump|mariabackup|xtrabackup|pg_dumpall|pg_dump|pg_basebackup|pg_restore|mongodump|mongorestore|expdp|impdp|rman|restic|borg|rsync|scp|ssh|kubectl (?:apply|set image|rollout)|helm (?:upgrade|install)|docker push|docker[- ]compose|systemctl (?:restart|start)|pm2|ansible-playbook|aws s3|rclone|ossutil(?:64)?|alembic upgrade|artisan migrate|manage\.py migrate|BACKUP DATABASE|RESTORE DATABASE)\b/i;
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
    return text === undefined ? [] : [{ text, path, line }];
  });
  const times = own(scripts.schedules).map(({ value, line }) => ({ text: value, path, line }));
  return unique([...programs, ...times], ({ text }) => text).slice(0, MOST);
}
