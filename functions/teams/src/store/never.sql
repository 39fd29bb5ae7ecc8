-- What must never be true of teams, however many join and leave at once. Read by tests and by whoever looks after the
-- database, not by any request: it walks.
SELECT
  (SELECT count(*) FROM teams WHERE seats_max < (SELECT count(*) FROM team_members WHERE team_id = teams.id)
    + (SELECT count(*) FROM team_invitations WHERE team_id = teams.id AND email IS NOT NULL AND revoked_at IS NULL AND uses = 0
      AND ?1 < expires_at)) AS more_people_than_seats,
  (SELECT count(*) FROM team_members, json_each(narrowed) AS one WHERE one.value <> 0) AS rights_widened,
  (SELECT count(*) FROM team_invitations, json_each(narrowed) AS one WHERE one.value <> 0) AS rights_widened_by_invitation,
  (SELECT count(*) FROM team_invitations WHERE uses_max < uses) AS invitations_used_too_often,
  (SELECT count(*) FROM teams WHERE logo_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM v_files WHERE v_files.id = logo_id AND attached_to = 'logo:' || teams.id)) AS logo_that_is_not_kept,
  (SELECT count(*) FROM v_files WHERE attached_to GLOB 'logo:*' AND NOT EXISTS (SELECT 1 FROM teams WHERE logo_id = v_files.id)) AS logo_of_nothing,
  (SELECT count(*) FROM team_guards) AS guards_kept;
