import assert from 'node:assert/strict';
import { isManifest, readManifests } from '../../src/deployment/kubernetes.ts';
import { readScript } from '../../src/deployment/scripts.ts';
import { isServerFile, readServer } from '../../src/deployment/servers.ts';

describe('reading manifests of Kubernetes', () => {
  const text = `apiVersion: batch/v1
kind: CronJob
metadata: { name: drg-upload }
spec:
  schedule: "30 1 * * *"
---
apiVersion: networking.k8s.io/v1
kind: Ingress
spec:
  rules:
    - host: his.hospital.cn
---
apiVersion: v1
kind: Service
metadata: { name: his }
spec:
  ports:
    - port: 80
      nodePort: 30080
---
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: his
          readinessProbe:
            httpGet: { path: /actuator/health, port: 8080 }
`;
  it('knows jobs, names, ports and health', () => {
    assert.ok(isManifest('k8s/his.yaml', text));
    const { jobs, names, running } = readManifests(text, 'k8s/his.yaml');
    assert.deepEqual(jobs, [{ name: 'drg-upload', value: '30 1 * * *', path: 'k8s/his.yaml', line: 5 }]);
    assert.deepEqual(
      names.map(({ value, line }) => [value, line]),
      [['his.hospital.cn', 11]],
    );
    assert.deepEqual(
      running.map(({ name, value, line }) => [name, value, line]),
      [
        ['port', 'his: 30080', 19],
        ['health', '8080 /actuator/health', 29],
      ],
    );
  });

  it('takes other YAML for none', () => assert.ok(!isManifest('a.yml', 'kind: x\nname: y\n')));
});

describe('reading application servers', () => {
  it('understands Tomcat, without what is commented out', () => {
    const text =
      '<Server>\n<!-- <Connector port="8009"/> -->\n<Connector protocol="HTTP/1.1" port="8443" keystoreFile="conf/his.jks"/>\n<Context path="/emr" docBase="emr"/>\n</Server>\n';
    assert.ok(isServerFile('tomcat/conf/server.xml', text));
    assert.deepEqual(
      readServer(text, 'server.xml').map(({ topic, value, line }) => `${topic} ${value} ${line}`),
      ['port 8443 3', 'certificate conf/his.jks 3', 'context-path /emr 4'],
    );
  });

  it('understands supervisord', () => {
    const text =
      '[program:his]\ncommand=java -jar his.jar\nstdout_logfile=/var/log/his.log\nstdout_logfile_backups=10\n';
    assert.ok(isServerFile('ops/his.conf', text));
    assert.deepEqual(
      readServer(text, 'ops/his.conf').map(({ topic, value }) => `${topic} ${value}`),
      ['log-file /var/log/his.log', 'log-kept 10'],
    );
  });

  it('understands tasks of Windows', () => {
    const text = 'schtasks /create /tn "HIS backup" /tr D:\\his\\backup.bat /sc daily /st 02:00\r\n';
    assert.deepEqual(
      readScript(text, 'install.bat').schedules.map(({ name, value }) => [name, value]),
      [['D:\\his\\backup.bat', 'daily 02:00']],
    );
  });
});
