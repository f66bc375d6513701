import Mustache from 'mustache';
import { UserError } from '../../core/errors.ts';

/**
 * Fills a Markdown template. Nothing is escaped for HTML: the result is Markdown. Two empty lines in a row, which
 * sections without content leave, become one.
 * @param name of the template, for the error
 * @throws UserError for a template of the project that Mustache cannot read
 */
export function renderTemplate(template: string, view: object, name: string): string {
  try {
    const text = Mustache.render(
      template.replaceAll('\r\n', '\n'),
      view,
      {},
      { escape: value => String(value) },
    );
    return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
  } catch (error) {
    throw new UserError('error.template', {
      path: name,
      reason: error instanceof Error ? error.message : '',
    });
  }
}
