import type { components } from '../api/generated/notices.ts';

/** What the pages about notices name of their API. */
export type Settings = components['schemas']['Settings'];
export type NewSettings = components['schemas']['NewSettings'];
export type AreaSetting = components['schemas']['AreaSetting'];
export type Area = components['schemas']['Area'];
export type Channel = 'mail' | 'in_app' | 'push';
export type Device = components['schemas']['Device'];
export type InboxItem = components['schemas']['InboxItem'];
export type Bounce = components['schemas']['Bounce'];
export type Stray = components['schemas']['Stray'];
export type Summary = components['schemas']['Summary'];
export type NoticeText = components['schemas']['NoticeText'];
export type OwnWords = components['schemas']['OwnWords'];
export type Preview = components['schemas']['Preview'];
