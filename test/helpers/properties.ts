import fc from 'fast-check';

/**
 * fast-check, with the same cases on every machine: a test that fails says something about the change, not about luck.
 * HANDOVER_TEST_SEED=N tries other cases.
 */
const seed = Number(process.env['HANDOVER_TEST_SEED'] ?? 20260615);
fc.configureGlobal({ seed });

export default fc;
