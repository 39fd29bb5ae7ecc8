import { api } from '#lib/api/client.ts';
import { onward, rememberOnward } from '#lib/onward.ts';
import { invitationIn } from '#lib/paths.ts';

export function load({ url }) {
	rememberOnward(url.searchParams.get('next'));
	// Whom a team invited signs up though the door may be shut to strangers: the way leads back to the invitation.
	return { invitation: invitationIn(onward()), portal: api.get('/api/space/portal'), providers: api.get('/api/identity/providers') };
}
