-- What must never be true of teams, however many join and leave at once. Read by tests and by whoever looks after the
-- database, not by any request: it walks.
SELECT
  (SELECT count(*) FROM teams WHERE seats_max < (SELECT count(*) FROM team_members WHERE team_id = teams.id)
    + (SELECT count(*) FROM team_invitations WHERE team_id = teams.id AND email IS NOT NULL AND revoked_at IS NULL AND uses = 0
      AND ?1 < expires_at)) AS more_people_than_seats,
  (SELECT count(*) FROM team_members, json_each(narrowed) AS one WHERE one.value <> 0) AS rights_widened,
  (SELECT count(*) FROM team_invitations, json_each(narrowed) AS one WHERE one.value <> 0) AS rights_widened_by_invitation,
  (SELECT count(*) FROM team_invitations WHERE uses_max < uses) AS invitations_used_too_often,
  (SELECT count(*) FROM team_guards) AS guards_kept;
