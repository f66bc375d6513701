/** Why a commit that was entered as a proof shows nothing. */
export type ProofFault = 'unknown' | 'somebody-else' | 'too-early' | 'elsewhere' | 'no-git';
