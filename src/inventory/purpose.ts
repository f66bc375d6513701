import type { BilingualText } from './kinds.ts';

/** What a purpose is guessed from; a config file or a group has these fields. */
export interface PurposeSource {
  readonly kind: string;
  readonly environment?: string;
}

/**
 * A first purpose for the config index, from the title of the file's kind and its environment: "Spring Boot
 * settings of the prod profile" / "prod 环境的 Spring Boot 配置". It is a guess and must be confirmed by a person.
 */
export function guessPurpose(title: BilingualText, source: PurposeSource): BilingualText {
  const { environment, kind } = source;
  if (environment === undefined) return title;
  // Spring calls it so; everywhere else people say environment.
  const word = kind === 'spring-boot' ? 'profile' : 'environment';
  const space = /^[A-Za-z0-9.]/.test(title['zh-CN']) ? ' ' : '';
  const spaceBefore = /[A-Za-z0-9]$/.test(environment) ? ' ' : '';
  return {
    en: `${title.en} of the ${environment} ${word}`,
    'zh-CN': `${environment}${spaceBefore}环境的${space}${title['zh-CN']}`,
  };
}
