import type { Locale } from '#lib/paraglide/runtime.js';
import type { components } from '../api/generated/visitors.ts';

/** The types of visits by the names that the pages use. */
type Visitors = components['schemas'];
export type Visit = Visitors['Visit'];
export type VisitStatus = Visitors['VisitStatus'];
export type VisitorForm = Visitors['VisitorForm'];
export type Registered = Visitors['Registered'];
export type Registration = Visitors['RegisterVisitors'];
export type CapLeft = Visitors['CapLeft'];
export type Host = Visitors['Host'];
export type KioskScreen = Visitors['KioskScreen'];
export type KioskVisit = Visitors['KioskVisit'];
export type CheckIn = Visitors['CheckIn'];
export type BadgeField = Visitors['BadgeField'];
export type VisitPlace = Visitors['VisitPlace'];
export type OperatorVisit = Visitors['OperatorVisit'];
export type OperatorVisitDetail = Visitors['OperatorVisitDetail'];
export type PlaceSettings = Visitors['PlaceSettings'];
export type Reception = Visitors['Reception'];
export type Kiosk = Visitors['Kiosk'];
export type KioskLink = Visitors['KioskLink'];
export type { Locale };
