import { api } from '#lib/api/client.ts';
import { languageOf } from '#lib/console/notices/languages.ts';

export const load = ({ url }) => ({ texts: api.get('/api/notices/texts', { query: { locale: languageOf(url) } }) });
