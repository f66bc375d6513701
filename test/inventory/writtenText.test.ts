import assert from 'node:assert/strict';
import { guessesOf, writtenByPeople } from '../../src/inventory/writtenText.ts';
import { printBlock } from '../../src/pack/markdown/blocks.ts';
import { known } from './known.ts';

const guesses = guessesOf(known.kinds.map(({ definition }) => definition));
const left = (text: string, path = 'docs/operations-manual.md') =>
  writtenByPeople(path, text, guesses)
    .split('\n')
    .filter(line => line !== '');

describe('writtenByPeople', () => {
  it('leaves nothing of letters of a departure, the entry page and generated blocks', () => {
    const plan = '- [ ] `.env.staging`: its purpose is not documented: ask the leaver\n';
    assert.deepEqual(left(plan, 'transitions/2026-01-li-wei/response-plan.md'), []);
    assert.deepEqual(left('The file `.env` holds the address of the payment service.\n', 'README.md'), []);
    assert.deepEqual(
      left(
        '<!-- handover:files:begin 1a2b -->\nThe file `.env` sets what the service needs.\n<!-- handover:files:end -->\n',
      ),
      [],
    );
  });

  it('leaves nothing of a block as it is written today, also in a quotation, and keeps what stands around it', () => {
    const fresh = {
      from: 'sites/east/lis.ini',
      data: '1a2b3c4d',
      body: 'The file `sites/east/lis.ini` names the gateway of the house.',
    };
    const own = 'Who changes `sites/east/lis.ini` restarts the gateway afterwards.';
    for (const prefix of ['', '> '])
      assert.deepEqual(left([printBlock('sites', fresh, { prefix }), own].join('\n')), [own]);
  });

  it('leaves nothing of lists, guessed tables and open questions', () => {
    const text = [
      '- prod',
      '  - `config/application-prod.yml`',
      '| prod | `config/application-prod.yml` | Spring Boot settings of the prod profile |',
      '| – | `redis.conf` | Redis 配置（此处设置：port 6379） |',
      '| prod | `a/application-prod.yml` | Spring Boot settings of the prod profile: MySQL his (db), port 8080 |',
      '| prod | `redis.conf` | prod 环境的 Redis 配置 |',
      '| his-web | `his/web:1` | `docker-compose.yml` |',
      '| `docker-compose.yml` | Docker Compose services |',
      '- `lis.ini`: [[fill: what it is for, and who may change it in the night]]',
      '### `lis.ini`',
      '',
      '[[fill: what it is for]]',
    ].join('\n');
    assert.deepEqual(left(text), []);
  });

  it('keeps what a person wrote, in both languages, on its line', () => {
    const text = [
      '## `lis.ini`',
      '',
      'Address and port of the analyser gateway; restart the gateway afterwards.',
      '| prod | `pay.yml` | Payments with the bank, changed each January |',
      '- `db.ini`：检验科数据库连接，修改后须重启服务',
    ];
    assert.equal(writtenByPeople('docs/a.md', text.join('\n'), guesses), text.join('\n'));
  });
});
