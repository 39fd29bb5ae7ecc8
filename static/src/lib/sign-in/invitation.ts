/** The token of the invitation into a team that a path leads to. */
export const invitationIn = (path: string | null): string | null => path?.match(/^\/team\/invitations\/([\w-]{43})$/)?.[1] ?? null;
