/**
 * Takes the place of `@vscode/native-watchdog`, a native add-on that ends an extension host whose server died.
 * The house ends whole process groups itself, so nothing needs to watch.
 */
exports.start = () => {};
exports.exit = code => process.exit(code ?? 0);
