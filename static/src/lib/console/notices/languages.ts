import { getLocale, locales, type Locale } from '#lib/paraglide/runtime.js';

/** The language that an address asks for; else that of the page. */
export function languageOf(url: URL): Locale {
	return locales.find((one) => one === url.searchParams.get('locale')) ?? getLocale();
}
