// Every page in the states that are worth looking at. `act` brings a page into a state that has no address.
import { moneyPages } from './money-pages.mjs';
import { shopPages } from './shop-pages.mjs';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const confirm = (resource, time) =>
	`/book/confirm?location=loc_harbour&resource=${resource}&starts_at=${tomorrow}T${time}:00Z&ends_at=${tomorrow}T${time.replace(/^\d\d/, (hour) => String(Number(hour) + 1).padStart(2, '0'))}:00Z&people=2`;
const press = (name) => (page) => page.getByRole('button', { name }).first().click();

export const pages = [
	{ name: 'home', path: '/' },
	{ name: 'home-empty', path: '/', state: 'empty' },
	{ name: 'home-problem', path: '/', state: 'problem' },
	{ name: 'sign-in', path: '/sign-in' },
	{ name: 'sign-in-missing', path: '/sign-in', act: press('Sign in') },
	{
		name: 'sign-in-wrong',
		path: '/sign-in',
		act: async (page) => {
			await page.getByLabel('E-mail address').fill('wrong@example.org');
			await page.getByLabel('Password', { exact: true }).fill('a password');
			await page.getByRole('button', { name: 'Sign in' }).click();
			await page.getByRole('alert').waitFor();
		}
	},
	{ name: 'sign-up', path: '/sign-up' },
	{ name: 'sign-up-missing', path: '/sign-up', act: press('Create an account') },
	{ name: 'check-your-mail', path: '/check-your-mail?email=ada%40example.org&why=sign-up' },
	{ name: 'verify-email', path: '/verify-email?token=good' },
	{ name: 'verify-email-bad', path: '/verify-email?token=bad', act: press('Confirm') },
	{ name: 'forgot-password', path: '/forgot-password' },
	{ name: 'reset-password', path: '/reset-password?token=good' },
	{ name: 'not-found', path: '/no/such/page' },
	{ name: 'dashboard', path: '/dashboard', who: 'ada' },
	{ name: 'dashboard-loading', path: '/dashboard', who: 'ada', state: 'slow' },
	{ name: 'dashboard-empty', path: '/dashboard', who: 'ada', state: 'empty' },
	{ name: 'dashboard-suspended', path: '/dashboard', who: 'ada', state: 'suspended' },
	{ name: 'dashboard-failed', path: '/dashboard', who: 'ada', state: 'failed' },
	{ name: 'dashboard-late', path: '/dashboard', who: 'ada', state: 'late' },
	{ name: 'dashboard-paid', path: '/dashboard', who: 'ada', state: 'paid' },
	{ name: 'dashboard-problem', path: '/dashboard', who: 'ada', state: 'problem' },
	{ name: 'dashboard-cancel', path: '/dashboard', who: 'ada', act: press(/^Cancel/) },
	{ name: 'find', path: `/book?location=loc_harbour&date=${tomorrow}&length_minutes=60&people=2`, who: 'ada' },
	{ name: 'find-time', path: `/book?location=loc_harbour&date=${tomorrow}&time=10%3A00&length_minutes=60&people=2&amenities=screen`, who: 'ada' },
	{ name: 'find-elsewhere', path: `/book?location=loc_lane&date=${tomorrow}&time=10%3A00&length_minutes=60&people=2`, who: 'ada' },
	{ name: 'find-closed', path: '/book?location=loc_harbour&date=2026-12-25&length_minutes=60&people=2', who: 'ada' },
	{ name: 'find-empty', path: `/book?location=loc_harbour&date=${tomorrow}&length_minutes=60&people=400`, who: 'ada' },
	{ name: 'find-problem', path: '/book', who: 'ada', state: 'problem' },
	{ name: 'find-day', path: `/book?location=loc_harbour&date=${tomorrow}&length_minutes=60&people=1&view=day`, who: 'ada' },
	{ name: 'confirm', path: confirm('res_atlas', '11:00'), who: 'ada' },
	{ name: 'confirm-taken', path: confirm('res_taken', '11:00'), who: 'ada', act: press(/^Book/) },
	{ name: 'confirm-incomplete', path: '/book/confirm', who: 'ada' },
	{ name: 'bookings', path: '/bookings', who: 'ada' },
	{ name: 'bookings-past', path: '/bookings?when=past', who: 'ada' },
	{ name: 'bookings-empty', path: '/bookings', who: 'ada', state: 'empty' },
	{ name: 'booking', path: '/bookings/bkg_2', who: 'ada' },
	{ name: 'booking-cancelled', path: '/bookings/bkg_7', who: 'ada' },
	{ name: 'booking-missing', path: '/bookings/bkg_none', who: 'ada' },
	{ name: 'account', path: '/account', who: 'ada' },
	{ name: 'password', path: '/account/password', who: 'ada', act: press('Set the new password') },
	{ name: 'sessions', path: '/account/sessions', who: 'ada' },
	{ name: 'console', path: '/console', who: 'boss' },
	{ name: 'console-not-mine', path: '/console/kinds', who: 'ada' },
	{ name: 'console-locations', path: '/console/locations', who: 'boss' },
	{ name: 'console-location-edit', path: '/console/locations?edit=loc_harbour', who: 'boss' },
	{ name: 'console-location', path: '/console/locations/loc_harbour', who: 'boss' },
	{ name: 'console-kinds', path: '/console/kinds', who: 'boss' },
	{ name: 'console-kinds-empty', path: '/console/kinds', who: 'boss', state: 'empty' },
	{ name: 'console-resource-edit', path: '/console/resources?edit=res_atlas', who: 'boss' },
	{ name: 'console-rate-new', path: '/console/rates?edit=new', who: 'boss', act: press('Save') },
	{ name: 'console-policies', path: '/console/policies?edit=pol_rooms', who: 'boss' },
	{ name: 'console-notices', path: '/console/notices?state=dead', who: 'boss' },
	...moneyPages,
	...shopPages
];
