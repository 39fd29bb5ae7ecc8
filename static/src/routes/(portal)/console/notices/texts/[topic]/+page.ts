import { api } from '#lib/api/client.ts';
import { languageOf } from '#lib/console/notices/languages.ts';

export function load({ params, url }) {
	const locale = languageOf(url);
	return { locale, text: api.get('/api/notices/texts/{topic}', { params, query: { locale } }) };
}
