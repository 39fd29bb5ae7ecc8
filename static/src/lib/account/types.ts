import type { components } from '../api/generated/account.ts';

/** What the account's pages name of its API. */
export type Profile = components['schemas']['Profile'];
export type ProfileSetup = components['schemas']['ProfileSetup'];
export type ProfileField = components['schemas']['ProfileField'];
export type Visibility = components['schemas']['Visibility'];
export type CustomerFile = components['schemas']['CustomerFile'];
export type Person = components['schemas']['Person'];
export type FileKind = components['schemas']['FileKind'];
export type Export = components['schemas']['Export'];
export type Exports = components['schemas']['Exports'];
export type Erasure = components['schemas']['Erasure'];
