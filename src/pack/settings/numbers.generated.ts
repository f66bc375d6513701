// Generated from schemas/config.schema.json by "npm run generate:files". Do not edit.

/** What a rule uses where the project sets nothing; the unit is in the name. */
export const DEFAULT_NUMBERS = {
  substituteWithinHours: 72,
  meetingMinutes: 240,
  observationDays: 14,
  surveyEveryDays: 92,
  careerReviewEveryDays: 92,
  rotationEveryDays: 183,
  visitEveryDays: 366,
  revokeGraceWorkingDays: 5,
  surveyMinimumAnswers: 5,
  deputyActiveWithinDays: 90,
  leavingWithinDays: 14,
  keepLeaverDays: 730,
} as const;

export type Numbers = { readonly [Name in keyof typeof DEFAULT_NUMBERS]: number };
