import assert from 'node:assert/strict';
import { readAccess } from '../../src/deployment/access.ts';
import { readBuildMachines } from '../../src/deployment/buildMachines.ts';
import { readIis } from '../../src/deployment/iis.ts';
import { isLicenceFile, readLicence } from '../../src/deployment/licences.ts';
import { readUnits } from '../../src/deployment/units.ts';
import { isTaskFile, isWindowsTask, readWindowsTaskFile } from '../../src/deployment/windowsTask.ts';

/** As GitHub writes the name of a secret. */
const SECRET = ['$', '{{ secrets.HOST }}'].join('');

const shown = (list: readonly { name?: string; value: string; line: number }[]) =>
  list.map(({ name, value, line }) => [name ?? '', value, line]);

describe('what runs where, and how one gets there', () => {
  it('reads sites, limits and forwards of IIS, and nothing that is commented out', () => {
    const found = readIis(
      [
        '<configuration>',
        '<binding protocol="https" bindingInformation="*:8443:his.east.cn" />',
        '<binding protocol="http" bindingInformation="10.1.1.1:80:" />',
        '<virtualDirectory path="/pacs" physicalPath="D:\\web\\pacs" />',
        '<httpRuntime maxRequestLength="51200" executionTimeout="300" />',
        '<!-- <requestLimits maxAllowedContentLength="1" /> -->',
        '<sessionState mode="InProc" timeout="40" />',
        '<action type="Rewrite" url="http://localhost:5000/{R:1}" />',
        '<aspNetCore stdoutLogFile=".\\logs\\stdout" requestTimeout="00:20:00" />',
        '</configuration>',
      ].join('\n'),
      'web.config',
    );
    assert.deepEqual(shown(found.names), [['', 'his.east.cn', 2]]);
    assert.deepEqual(shown(found.ports), [
      ['', '8443', 2],
      ['', '80', 3],
    ]);
    assert.deepEqual(shown(found.targets), [
      ['/pacs', 'D:\\web\\pacs', 4],
      ['', 'http://localhost:5000/', 8],
    ]);
    assert.deepEqual(shown(found.limits), [
      ['maxRequestLength', '51200', 5],
      ['executionTimeout', '300', 5],
      ['sessionState timeout', '40', 7],
      ['requestTimeout', '00:20:00', 9],
    ]);
    assert.deepEqual(shown(found.logs), [['', '.\\logs\\stdout', 9]]);
  });

  it('reads ways to servers from scripts, pipelines, profiles and inventories', () => {
    const ways = (text: string, path: string, isPipeline = false) =>
      shown(readAccess(text, path, isPipeline));
    assert.deepEqual(ways('ssh -i key.pem -p 2222 deploy@10.0.0.8 "cd /srv"', 'deploy.sh'), [
      ['ssh', 'deploy@10.0.0.8', 1],
    ]);
    assert.deepEqual(ways('# ssh old@10.0.0.9\nscp -r dist/ $USER@$HOST:/var/www', 'deploy.sh'), [
      ['scp, rsync', '$USER@$HOST', 2],
    ]);
    assert.deepEqual(ways(`uses: appleboy/ssh-action@v1\nwith:\n  host: ${SECRET}`, 'deploy.yml', true), [
      ['ssh', SECRET, 3],
    ]);
    assert.deepEqual(ways('full address:s:10.9.8.7:3390', 'east.rdp'), [['RDP', '10.9.8.7:3390', 1]]);
    assert.deepEqual(ways('<publishUrl>\\\\web01\\his$</publishUrl>', 'site.pubxml'), [
      ['pubxml', '\\\\web01\\his$', 1],
    ]);
    assert.deepEqual(ways('server "his1.east.cn", roles: %w[app]', 'config/deploy/production.rb'), [
      ['Capistrano', 'his1.east.cn', 1],
    ]);
    assert.deepEqual(ways('app1 ansible_host=10.1.2.3 ansible_user=ops', 'ansible/hosts'), [
      ['Ansible', 'app1 ansible_host=10.1.2.3', 1],
    ]);
    const inventory = 'all:\n  children:\n    backservers:\n      hosts:\n        node_a:\n        node_b:\n';
    assert.deepEqual(ways(inventory, 'ansible/hosts.yml'), [['Ansible', 'backservers: node_a, node_b', 3]]);
    assert.deepEqual(ways('git clone git@github.com:his/east.git\nssh root@localhost', 'setup.sh'), []);
  });

  it('reads on what a pipeline builds, without the services beside it', () => {
    const text =
      'jobs:\n  test:\n    runs-on: ubuntu-24.04\n    services:\n      db:\n        image: postgres:16\n    steps:\n      - run: make';
    assert.deepEqual(shown(readBuildMachines(text, 'ci.yml')), [['ci.yml', 'ubuntu-24.04', 3]]);
  });

  it('reads a task of Windows, its time and its program', () => {
    const text = [
      '<?xml version="1.0"?>',
      '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
      '<StartBoundary>2021-01-05T02:30:00</StartBoundary>',
      '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>',
      '<Command>D:\\his\\backup.bat</Command>',
      '<Arguments>full</Arguments>',
      '</Task>',
    ].join('\n');
    assert.ok(isTaskFile('tools/BackupTask.xml') && !isTaskFile('src/TaskMapper.xml'));
    assert.ok(isWindowsTask('tools/BackupTask.xml', text));
    assert.deepEqual(shown(readWindowsTaskFile(text, 'tools/BackupTask.xml')), [
      ['backup.bat full', 'day 02:30', 3],
    ]);
  });

  it('tells until when a licence is good, and never its key', () => {
    assert.ok(isLicenceFile('lib/aspose.lic') && !isLicenceFile('LICENSE') && !isLicenceFile('LICENSE.md'));
    const text = '<License>\n<Key>AAAA-BBBB</Key>\n<Expiry>2027-3-1</Expiry>\n</License>';
    assert.deepEqual(shown(readLicence(text, 'lib/report.lic')), [['2027-03-01', 'lib/report.lic', 3]]);
    assert.deepEqual(shown(readLicence('AAAA', 'lib/other.lic')), [['', 'lib/other.lic', 1]]);
  });
});

describe('what starts it', () => {
  it('reads units of systemd, a Procfile, supervisord and PM2', () => {
    const units = (text: string, path: string) => shown(readUnits(text, path));
    assert.deepEqual(
      units('[Service]\nUser=his\nExecStart=/usr/bin/java -jar his.jar\n', 'ops/his.service'),
      [['his.service', '/usr/bin/java -jar his.jar', 3]],
    );
    assert.deepEqual(units('# old: x\nweb: gunicorn his.wsgi\nworker: celery -A his worker\n', 'Procfile'), [
      ['web', 'gunicorn his.wsgi', 2],
      ['worker', 'celery -A his worker', 3],
    ]);
    assert.deepEqual(
      units('[program:queue]\n;command=old\ncommand=php artisan queue:work\n', 'ops/supervisor.conf'),
      [['queue', 'php artisan queue:work', 3]],
    );
    assert.deepEqual(
      units(
        "module.exports = { apps: [{\n  name: 'his',\n  script: 'dist/main.js' }] }",
        'ecosystem.config.js',
      ),
      [['his', 'dist/main.js', 3]],
    );
  });
});
