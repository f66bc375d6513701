const vscode = require('vscode');

/** A folder that is on no disk, as those of a repository that is browsed on its server: it holds a pack, and can be written. */
const texts = {
  '/outpatient/handover/team.yaml': 'version: 1\npeople:\n  - { id: li-na, name: Li Na }\n',
  '/outpatient/handover/checklist.yaml': 'version: 1\nproject: { name: Outpatient }\ncustomer:\n  owner: \n',
};
const files = new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
const time = Date.now();

exports.activate = context => {
  const changed = new vscode.EventEmitter();
  const childrenOf = path => {
    const start = path === '/' ? '/' : `${path}/`;
    const below = [...files.keys()]
      .filter(name => name.startsWith(start))
      .map(name => name.slice(start.length));
    return [...new Set(below.map(name => name.split('/')[0]))];
  };
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: ({ path }) => {
      const content = files.get(path);
      if (content) return { type: vscode.FileType.File, ctime: time, mtime: time, size: content.length };
      if (childrenOf(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
      return { type: vscode.FileType.Directory, ctime: time, mtime: time, size: 0 };
    },
    readDirectory: ({ path }) =>
      childrenOf(path).map(name => [
        name,
        files.has(`${path}/${name}`) ? vscode.FileType.File : vscode.FileType.Directory,
      ]),
    readFile: ({ path }) => {
      const content = files.get(path);
      if (!content) throw vscode.FileSystemError.FileNotFound(path);
      return content;
    },
    writeFile: (uri, content) => {
      files.set(uri.path, Buffer.from(content));
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory: () => undefined,
    delete: ({ path }) => void files.delete(path),
    rename: () => undefined,
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', provider));
};
