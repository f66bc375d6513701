export { findHints } from './findHints.ts';
export { isForeign, licenceOf } from './foreign.ts';
export type { Hint } from './hint.ts';
export { hasLibraryName, isNoise } from './noise.ts';
export { languageOf } from './paths.ts';
export { type HintRules, hintPattern, hintPatternBytes, loadHints, topicOf } from './rules.ts';
