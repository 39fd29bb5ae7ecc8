import type { components as bookings } from './schema/bookings.ts';
import type { components as dashboard } from './schema/dashboard.ts';
import type { components as identity } from './schema/identity.ts';
import type { components as notices } from './schema/notices.ts';
import type { components as space } from './schema/space.ts';

/** The API's types by the names that the pages use. */
export type Account = identity['schemas']['Account'];
export type LoginSession = identity['schemas']['Session'];
export type ProviderButton = identity['schemas']['ProviderButton'];
export type WayIn = identity['schemas']['WayIn'];
export type Entered = identity['schemas']['Entered'];
export type Identities = identity['schemas']['Identities'];
export type LinkedIdentity = identity['schemas']['LinkedIdentity'];
export type Provider = identity['schemas']['Provider'];
export type ProviderCheck = identity['schemas']['ProviderCheck'];
export type Portal = space['schemas']['Portal'];
export type Location = space['schemas']['Location'];
export type LocationName = space['schemas']['LocationName'];
export type Closure = space['schemas']['Closure'];
export type Viewer = space['schemas']['Viewer'];
export type Booking = bookings['schemas']['Booking'];
export type Offer = bookings['schemas']['Offer'];
export type Refusal = bookings['schemas']['RefusalView'];
export type Resource = bookings['schemas']['Resource'];
export type Room = bookings['schemas']['FoundRoom'];
export type Found = bookings['schemas']['Found'];
export type FindOptions = bookings['schemas']['Options'];
export type Day = bookings['schemas']['DayView'];
export type Busy = bookings['schemas']['Busy'];
export type Cost = bookings['schemas']['Cost'];
export type PriceLine = bookings['schemas']['PriceLine'];
export type Dashboard = dashboard['schemas']['Dashboard'];
export type Today = dashboard['schemas']['LocationToday'];
export type NextBooking = dashboard['schemas']['NextBooking'];
export type BillingCard = dashboard['schemas']['BillingCard'];
export type UnpaidInvoice = dashboard['schemas']['UnpaidInvoice'];
export type BenefitLeft = dashboard['schemas']['BenefitLeft'];
export type Notice = notices['schemas']['Notice'];
export type KindSetup = bookings['schemas']['KindSetup'];
export type PolicySetup = bookings['schemas']['PolicySetup'];
export type ResourceSetup = bookings['schemas']['ResourceSetup'];
export type RateSetup = bookings['schemas']['RateSetup'];
export type LocationSetup = space['schemas']['LocationSetup'];
export interface Page<T> {
	items: T[];
	next_cursor: string | null;
}
