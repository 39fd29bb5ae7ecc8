// Shows what a push says, and opens its page. It keeps nothing and answers no request: the portal is never served from here.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** Only a path of this portal. */
const pathOf = (page) => (typeof page === 'string' && /^\/(?![/\\])/.test(page) ? page : '/inbox');
const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

self.addEventListener('push', (event) => {
	const said = event.data?.json() ?? {};
	const { title = 'Portico', text = '', page, tag } = said;
	const shown = self.registration.showNotification(title, { body: text, tag, icon: '/favicon.svg', data: { page: pathOf(page) } });
	// Whoever looks at the portal sees the bell count at once.
	const told = windows().then((all) => all.forEach((one) => one.postMessage('notice')));
	event.waitUntil(Promise.all([shown, told]));
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	const page = pathOf(event.notification.data?.page);
	event.waitUntil(
		windows().then(async ([open]) => {
			if (!open) return self.clients.openWindow(page);
			await open.focus();
			// A window that this worker does not control cannot be led; it gets a neighbour.
			return open.navigate(page).catch(() => self.clients.openWindow(page));
		})
	);
});
