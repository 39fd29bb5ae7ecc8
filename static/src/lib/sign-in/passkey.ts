import { api } from '../api/client.ts';
import type { Answer, Problem } from '../api/problem.ts';
import type { Passkey, PasskeyShown } from '../api/types.ts';

/** The browser's part of passkeys: what the server says, in the browser's words, and back. Loaded only where one is asked for. */

const told = (slug: string): { ok: false; problem: Problem } => ({ ok: false, problem: { slug, status: 422, title: '', errors: [], more: {} } });

const bytes = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const base64 = (buffer: ArrayBuffer | null) =>
	btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0))))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/** Whoever has the device said no, took too long, or has none; a device that holds a passkey of the account makes no other. */
function declined(error: unknown) {
	const name = error instanceof Error ? error.name : '';
	return told(name === 'InvalidStateError' ? 'passkey-here' : 'passkey-declined');
}

/** Has a device make a passkey for the account that is signed in, and keeps it. */
export async function makePasskey(name: string): Promise<Answer<Passkey>> {
	const asked = await api.post('/api/identity/passkeys/question');
	if (!asked.ok) return asked;
	const wish = asked.value;
	let made: PublicKeyCredential;
	try {
		made = (await navigator.credentials.create({
			publicKey: {
				challenge: bytes(wish.challenge),
				rp: { id: wish.rp_id, name: wish.rp_name },
				user: { id: bytes(wish.user_id), name: wish.user_name, displayName: wish.user_display_name },
				pubKeyCredParams: wish.algorithms.map((alg) => ({ type: 'public-key', alg })),
				excludeCredentials: wish.exclude.map((one) => ({
					type: 'public-key',
					id: bytes(one.credential_id),
					transports: one.transports as AuthenticatorTransport[]
				})),
				authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
				attestation: 'none',
				timeout: wish.timeout_seconds * 1000
			}
		})) as PublicKeyCredential;
	} catch (error) {
		return declined(error);
	}
	const response = made.response as AuthenticatorAttestationResponse;
	return api.post('/api/identity/passkeys', {
		name,
		client_data: base64(response.clientDataJSON),
		attestation: base64(response.attestationObject),
		transports: response.getTransports?.() ?? []
	});
}

/**
 * Asks for a passkey of this portal, whoever's it is. With a signal it waits among what the browser offers to fill in, until
 * the signal ends it; without one the browser asks at once.
 */
export async function askForPasskey(waiting?: AbortSignal): Promise<Answer<PasskeyShown>> {
	const asked = await api.post('/api/identity/sessions/passkey/question');
	if (!asked.ok) return asked;
	const { challenge, rp_id, timeout_seconds } = asked.value;
	let shown: PublicKeyCredential;
	try {
		shown = (await navigator.credentials.get({
			...(waiting ? { mediation: 'conditional' as const, signal: waiting } : {}),
			publicKey: { challenge: bytes(challenge), rpId: rp_id, userVerification: 'required', timeout: timeout_seconds * 1000 }
		})) as PublicKeyCredential;
	} catch (error) {
		return declined(error);
	}
	const response = shown.response as AuthenticatorAssertionResponse;
	return {
		ok: true,
		value: {
			credential_id: base64(shown.rawId),
			client_data: base64(response.clientDataJSON),
			authenticator_data: base64(response.authenticatorData),
			signature: base64(response.signature),
			user_handle: base64(response.userHandle)
		}
	};
}

/** Signs in with a passkey. */
export async function signInByPasskey(waiting?: AbortSignal) {
	const shown = await askForPasskey(waiting);
	return shown.ok ? api.post('/api/identity/sessions/passkey', shown.value) : shown;
}

/** Whether this browser offers passkeys where one types who one is. */
export async function offersPasskeys(): Promise<boolean> {
	return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}
