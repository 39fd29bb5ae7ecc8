export const load = ({ url }) => ({
	email: url.searchParams.get('email') ?? '',
	why: url.searchParams.get('why') === 'reset' ? ('reset' as const) : ('sign-up' as const)
});
