import type { Configuration } from 'markdownlint';

/**
 * What is asked of a pack whose project has no settings of its own: what changes the page that a reader sees, if only
 * in some programs, and white space that people stumble over when they edit. Not what is a matter of taste.
 */
export const DEFAULT_SETTINGS: Configuration = {
  default: true,
  // Ways of writing that all lead to the same page: headings, lists, rules, code, emphasis and bars of tables.
  MD003: false,
  MD004: false,
  MD030: false,
  MD035: false,
  MD046: false,
  MD048: false,
  MD049: false,
  MD050: false,
  MD055: false,
  // Widths of Chinese characters are no columns.
  MD060: false,
  // Four spaces are as good as two, and what MkDocs asks for.
  MD007: false,
  // Code may need its tabs, as a Makefile does; elsewhere one is as wide as in most editors.
  MD010: { code_blocks: false, spaces_per_tab: 4 },
  // Chinese prose has one line for each paragraph.
  MD013: false,
  // A dollar before a command tells it from what it prints.
  MD014: false,
  // “Steps” may stand in every chapter.
  MD024: { siblings_only: true },
  // A title in front matter is for the web site, the heading for whoever reads the file.
  MD025: { front_matter_title: '' },
  // “Steps:” is as good a heading as “Steps”.
  MD026: false,
  // A list goes on with 3 after a picture; the page shows the same.
  MD029: false,
  // What Markdown cannot say. Anything else, such as <host>, is a name that vanishes from the page.
  MD033: {
    allowed_elements: [
      ...['a', 'abbr', 'b', 'br', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure'],
      ...[
        'font',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'hr',
        'i',
        'img',
        'kbd',
        'li',
        'mark',
        'ol',
        'p',
        'pre',
      ],
      ...['small', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead'],
      ...['tr', 'u', 'ul', 'video'],
    ],
  },
  // A bold line is a heading only if somebody meant it so.
  MD036: false,
  // The output of a program has no language.
  MD040: false,
  // What pastes a screenshot writes no text for it, and the text around says what it shows.
  MD045: false,
};
