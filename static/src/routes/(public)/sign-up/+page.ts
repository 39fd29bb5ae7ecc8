import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { onward, rememberOnward } from '#lib/onward.ts';
import { invitationIn } from '#lib/sign-in/invitation.ts';

export function load({ url }) {
	rememberOnward(url.searchParams.get('next'));
	const setup = all({ portal: api.get('/api/space/portal'), fields: api.get('/api/identity/sign-up-fields') });
	// Whom a team invited signs up though the door may be shut to strangers: the way leads back to the invitation.
	return { invitation: invitationIn(onward()), setup, providers: api.get('/api/identity/providers') };
}
