import type { components } from '../api/generated/teams.ts';

/** What the pages of teams name of their API. */
export type MyTeam = components['schemas']['MyTeam'];
export type Joining = components['schemas']['Joining'];
export type Team = components['schemas']['Team'];
export type TeamMember = components['schemas']['TeamMember'];
export type Invitation = components['schemas']['Invitation'];
export type Right = components['schemas']['Right'];
export type PublicTeam = components['schemas']['PublicTeam'];
export type PublicTeamLine = components['schemas']['PublicTeamLine'];
export type OperatorTeamLine = components['schemas']['OperatorTeamLine'];
export type TeamDetails = components['schemas']['TeamDetails'];
export type OperatorTeam = components['schemas']['OperatorTeam'];
