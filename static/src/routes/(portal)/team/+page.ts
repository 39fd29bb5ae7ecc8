import { theTeam } from '#lib/teams/team.ts';

export const load = ({ url }) => ({ setup: theTeam(url) });
