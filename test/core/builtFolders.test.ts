import assert from 'node:assert/strict';
import { withoutBuilt } from '../../src/core/builtFolders.ts';

describe('folders that were built', () => {
  it('are known by what only a builder writes, whatever they are called', () => {
    const sources = [
      'Host/Config/host.json',
      'Host/Host.csproj',
      'web/public/index.html',
      'publish/notes.md',
    ];
    const built = [
      'Release/V1/publish/linux-x64/Host.runtimeconfig.json',
      'Release/V1/publish/linux-x64/Config/host.json',
      'site/PrecompiledApp.config',
      'site/web.config',
      'deploy/www/asset-manifest.json',
      'deploy/www/static/js/main.js',
    ];
    assert.deepEqual(withoutBuilt([...sources, ...built]), sources);
  });

  it('a project whose top holds one keeps its files, and another of like name stays', () => {
    const paths = ['His.deps.json', 'appsettings.json', 'out/a.json', 'output/b.json'];
    assert.deepEqual(withoutBuilt(paths), paths);
    assert.deepEqual(withoutBuilt([...paths, 'out/His.deps.json']), [
      'His.deps.json',
      'appsettings.json',
      'output/b.json',
    ]);
  });
});
