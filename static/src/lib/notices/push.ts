import { api } from '#lib/api/client.ts';
import type { Answer, Problem } from '#lib/api/problem.ts';
import type { Device } from './types.ts';

/** What this browser says of push notifications, before it is asked. */
export type Ability = 'able' | 'denied' | 'unsupported';

export function ability(): Ability {
	if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
	return Notification.permission === 'denied' ? 'denied' : 'able';
}

/** Asks the browser for leave and for a subscription, and hands that in; null if its owner said no. */
export async function takePushes(key: string, name: string): Promise<Answer<Device> | null> {
	if ((await Notification.requestPermission()) !== 'granted') return null;
	await navigator.serviceWorker.register('/push-worker.js');
	const { pushManager } = await navigator.serviceWorker.ready;
	const wanted = { userVisibleOnly: true, applicationServerKey: key };
	const made = await pushManager.subscribe(wanted).catch(() => null);
	if (!made) return { ok: false, problem: refused };
	const { endpoint = '', keys = {} } = made.toJSON();
	return api.post('/api/notices/devices', { name, endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } });
}

/** The browser's push service did not give a subscription. */
const refused: Problem = { slug: 'unreachable', status: 0, title: '', errors: [], more: {} };
