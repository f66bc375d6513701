import assert from 'node:assert/strict';
import { runningOf } from '../../src/deployment/running.ts';
import { readWhenever } from '../../src/deployment/whenever.ts';

const said = (path: string, text: string) =>
  runningOf([{ path, line: 7, text }]).map(({ name, value }) => [name, value]);

describe('what code says about how it runs', () => {
  const cases: [string, string, string[]][] = [
    ['Program.cs', 'app.MapHealthChecks("/health-json", options);', ['health', '/health-json']],
    ['main.py', '@app.get("/api/v1/health")', ['health', '/api/v1/health']],
    ['routes.rb', "  get '/api/v1/_health' => 'healthcheck#index'", ['health', '/api/v1/_health']],
    ['server.js', 'app.listen(process.env.PORT || 3010, () => {})', ['port', '3010']],
    ['config/puma.rb', "port        ENV.fetch('PORT', 3000)", ['port', '3000']],
    ['run.py', 'uvicorn.run(app, host="0.0.0.0", port=8003)', ['port', '8003']],
    ['log.py', "h = RotatingFileHandler('logs/his.log', maxBytes=1)", ['log-file', 'logs/his.log']],
  ];
  for (const [path, text, expected] of cases) it(text, () => assert.deepEqual(said(path, text), [expected]));

  it('takes a word in a path for no health check', () => {
    assert.deepEqual(said('routes.rb', "get '/labels/national_health_id', to: 'x'"), []);
  });

  it('passes over tests, comments and tools of developers', () => {
    assert.deepEqual(said('tests/a.js', 'app.listen(3010)'), []);
    assert.deepEqual(said('a.js', '// app.listen(3010)'), []);
    assert.deepEqual(said('vite.config.ts', 'server.listen(5173)'), []);
  });
});

describe('the gem whenever', () => {
  it('says what runs in each of its blocks', () => {
    const text =
      "# every 2.hours do\nevery 1.day, at: '4:30 am' do\n  runner 'bin/report.rb', environment: 'production'\nend\nrake 'x'\n";
    assert.deepEqual(readWhenever(text, 'config/schedule.rb'), [
      { name: 'bin/report.rb', value: "every 1.day, at: '4:30 am'", path: 'config/schedule.rb', line: 3 },
    ]);
  });
});
