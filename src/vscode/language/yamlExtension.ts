import * as vscode from 'vscode';

/**
 * Whether another extension says what our schemas say: the YAML extension of Red Hat reads them, too, and everything
 * would stand there twice.
 */
export function doesYamlExtension(what: 'completion' | 'hover'): boolean {
  return isYamlExtensionActive() && vscode.workspace.getConfiguration('yaml').get(what) !== false;
}

export function isYamlExtensionActive(): boolean {
  return vscode.extensions.getExtension('redhat.vscode-yaml')?.isActive === true;
}
