import assert from 'node:assert/strict';
import { isProxyFile, readProxy, type WebServer } from '../../src/deployment/proxy.ts';

const values = (list: WebServer['names']) => list.map(({ value, line }) => `${value} ${line}`);

describe('reading web servers', () => {
  it('understands nginx, with upstreams and what is commented out', () => {
    const nginx = `upstream his {
    server 10.1.2.3:8080;
}
server {
    listen 443 ssl;
    server_name his.hospital.cn _ localhost;
    # server_name old.hospital.cn;
    ssl_certificate /etc/nginx/his.pem;
    ssl_certificate_key /etc/nginx/his.key;
    client_max_body_size 50m;
    access_log /var/log/nginx/his.log;
    location /api/ { proxy_pass http://his; }
}
`;
    const found = readProxy(nginx, 'nginx.conf');
    assert.deepEqual(values(found.names), ['his.hospital.cn 6']);
    assert.deepEqual(values(found.ports), ['443 5']);
    assert.deepEqual(values(found.certificates), ['/etc/nginx/his.pem 8']);
    assert.deepEqual(values(found.logs), ['/var/log/nginx/his.log 11']);
    assert.deepEqual(
      found.targets.map(({ name, value }) => [name, value]),
      [['/api/', 'http://10.1.2.3:8080']],
    );
    assert.deepEqual(
      found.limits.map(({ name, value }) => [name, value]),
      [['client_max_body_size', '50m']],
    );
  });

  it('understands Apache', () => {
    const apache = `<VirtualHost *:8443>
  ServerName emr.hospital.cn
  SSLCertificateFile "/etc/httpd/emr.crt"
  ProxyPass /emr http://user:pw@10.1.2.4:8080/emr
</VirtualHost>
`;
    const found = readProxy(apache, 'httpd/emr.conf');
    assert.deepEqual(values(found.names), ['emr.hospital.cn 2']);
    assert.deepEqual(values(found.ports), ['8443 1']);
    assert.deepEqual(values(found.certificates), ['/etc/httpd/emr.crt 3']);
    assert.deepEqual(found.targets, [
      {
        name: '/emr',
        value: 'http://10.1.2.4:8080/emr',
        path: 'httpd/emr.conf',
        line: 4,
        server: 'emr.hospital.cn',
      },
    ]);
  });

  it('understands Caddy', () => {
    const caddy =
      'pacs.hospital.cn, www.pacs.hospital.cn {\n  reverse_proxy /api/* app:8042\n  tls /certs/pacs.pem /certs/pacs.key\n}\n:9000 {\n  reverse_proxy other:1\n}\n';
    const found = readProxy(caddy, 'Caddyfile');
    assert.deepEqual(values(found.names), ['pacs.hospital.cn 1', 'www.pacs.hospital.cn 1']);
    assert.deepEqual(values(found.ports), ['9000 5']);
    assert.deepEqual(values(found.certificates), ['/certs/pacs.pem 3']);
    assert.deepEqual(
      found.targets.map(({ name, value }) => [name, value]),
      [
        ['/api/*', 'app:8042'],
        ['', 'other:1'],
      ],
    );
  });

  it('knows their files by name and folder', () => {
    for (const path of [
      'nginx.conf',
      'web/nginx/conf.d/his.conf',
      'deploy/nginx.conf.template',
      'Caddyfile',
      'etc/sites-enabled/his',
    ])
      assert.ok(isProxyFile(path), path);
    for (const path of ['redis.conf', 'src/nginx.ts', 'supervisor/his.conf'])
      assert.ok(!isProxyFile(path), path);
  });
});
