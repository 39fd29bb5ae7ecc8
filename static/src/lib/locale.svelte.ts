import { getLocale, isLocale, overwriteGetLocale, setLocale, type Locale } from '#lib/paraglide/runtime.js';

/**
 * The language of the page. Paraglide asks `getLocale` for every text; giving it a reactive value makes every text
 * change in place when the language does, with no reload.
 */
let current = $state<Locale>(getLocale());
overwriteGetLocale(() => current);

/** The languages by their own names, which are the same in every catalogue. */
export const languages: Record<Locale, string> = { en: 'English', es: 'Español', de: 'Deutsch' };

/** Switches the language and remembers it on this device. A language that we do not have changes nothing. */
export function speak(locale: string): void {
	if (!isLocale(locale) || locale === current) return;
	void setLocale(locale, { reload: false });
	current = locale;
	document.documentElement.lang = locale;
}

/** The languages an operator offers, as choices for a form. */
export const languageOptions = (offered: string[] = Object.keys(languages)): [string, string][] =>
	offered.filter(isLocale).map((code) => [code, languages[code]]);
