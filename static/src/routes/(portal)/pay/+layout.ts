/**
 * These pages have a policy of their own, which allows the provider's script; it comes with the document. Whoever comes
 * here from another page of the portal has that page's document, so the page is loaded as a whole.
 */
export function load({ url }) {
	const [document] = performance.getEntriesByType('navigation');
	if (document && new URL(document.name).pathname.startsWith('/pay/')) return;
	location.replace(url);
	return new Promise<void>(() => {});
}
