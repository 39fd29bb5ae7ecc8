import type { components } from '../api/generated/activity.ts';

/** The types of stays and years by the names that the pages use. */
type Activity = components['schemas'];
export type CheckIn = Activity['CheckIn'];
export type CheckInOffer = Activity['CheckInOffer'];
export type CoveredBy = Activity['CoveredBy'];
export type House = Activity['House'];
export type Houses = Activity['Houses'];
export type MonthOfYear = Activity['MonthOfYear'];
export type Year = Activity['Year'];
export type TeamYear = Activity['TeamYear'];
export type PersonOfYear = Activity['PersonOfYear'];
export type OperatorCheckIn = Activity['OperatorCheckIn'];
export type Present = Activity['Present'];
export type PlaceSetup = Activity['PlaceSetup'];
export type CheckInSetup = Activity['CheckInSetup'];
