-- Three have had old@example.org: Carl until 100, Ada until 300, and Bob has it now; what is said at 50 is Carl's, at 200 Ada's, at 400 Bob's.
-- lone@example.org was Ada's until 300, and nobody's since.
UPDATE accounts SET email = 'old@example.org' WHERE id = 'acc_bob';
INSERT INTO former_addresses (token_hash, account_id, email, changed_at, expires_at) VALUES
  ('f_carl', 'acc_carl', 'old@example.org', 1893484800100, 1893484800100),
  ('f_old', 'acc_ada', 'old@example.org', 1893484800300, 1893484800300),
  ('f_lone', 'acc_ada', 'lone@example.org', 1893484800300, 1893484800300);
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, sent_at) VALUES
  ('out_of_carl', 'bookings.confirmed', 'old@example.org', 'en', '{}', 1893484800050, 1, 2),
  ('out_of_ada', 'bookings.confirmed', 'old@example.org', 'en', '{}', 1893484800200, 1, 2),
  ('out_of_ada_at_last', 'identity.email_changed', 'old@example.org', 'en', '{}', 1893484800300, 1, 2),
  ('out_of_ada_alone', 'bookings.confirmed', 'lone@example.org', 'en', '{}', 1893484800200, 1, 2),
  ('out_of_bob', 'bookings.confirmed', 'old@example.org', 'en', '{}', 1893484800400, 1, 2);
-- Mails came back when the address was another's already.
INSERT INTO soft_bounces (address, message_id, reason, at) VALUES
  ('old@example.org', 'out_of_carl', 'full', 1893484800150),
  ('old@example.org', 'out_of_ada', 'full', 1893484800350),
  ('old@example.org', 'out_of_bob', 'full', 1893484800450);
INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES
  ('bnc_of_bob', 'old@example.org', '550', 'bookings.confirmed', 1893484800450),
  ('bnc_of_ada', 'lone@example.org', '550', 'bookings.confirmed', 1893484800350);
INSERT INTO team_invitations (id, team_id, email, token_hash, is_administrator, narrowed, uses_max, uses, invited_by, created_at, expires_at) VALUES
  ('tin_of_carl', 'tea_tess', 'old@example.org', 'h_carl', 0, '{}', 1, 1, 'acc_tess', 1893484800050, 2000),
  ('tin_of_ada', 'tea_tess', 'old@example.org', 'h_ada', 0, '{}', 1, 1, 'acc_tess', 1893484800200, 2000),
  ('tin_of_bob', 'tea_tess', 'old@example.org', 'h_bob', 0, '{}', 1, 1, 'acc_tess', 1893484800400, 2000);
INSERT INTO operator_invitations (id, email, roles, token_hash, invited_by, created_at, expires_at, revoked_at) VALUES
  ('oin_of_carl', 'old@example.org', '[]', 'o_carl', 'acc_boss', 1893484800050, 2000, 1),
  ('oin_of_ada', 'old@example.org', '[]', 'o_ada', 'acc_boss', 1893484800200, 2000, 1),
  ('oin_of_bob', 'old@example.org', '[]', 'o_bob', 'acc_boss', 1893484800400, 2000, 1);
INSERT INTO sign_ups (token_hash, email, name, locale, password_hash, terms_version, created_at, expires_at) VALUES
  ('su_of_carl', 'old@example.org', 'C', 'en', 'h', '1', 1893484800050, 2000),
  ('su_of_ada', 'old@example.org', 'A', 'en', 'h', '1', 1893484800200, 2000),
  ('su_of_bob', 'old@example.org', 'B', 'en', 'h', '1', 1893484800400, 2000);
INSERT INTO visits (id, guest_id, location_id, host_id, customer_id, name, sought, email, locale, company, reason, note, starts_at, ends_at, local_day, repeats, walk_in, status, sequence, request_key, request_place, created_at) VALUES
  ('vis_of_carl', 'gst_c', 'loc_utc', 'cus_tess', 'cus_tess', 'Carl', 'carl', 'old@example.org', 'en', '', '', '', 1, 2, '2029-12-31', 0, 0, 'expected', 0, 'vc', 0, 1893484800050),
  ('vis_of_ada', 'gst_a', 'loc_utc', 'cus_tess', 'cus_tess', 'Ada', 'ada', 'old@example.org', 'en', '', '', '', 1, 2, '2029-12-31', 0, 0, 'expected', 0, 'va', 0, 1893484800200),
  ('vis_of_bob', 'gst_b', 'loc_utc', 'cus_tess', 'cus_tess', 'Bob', 'bob', 'old@example.org', 'en', '', '', '', 1, 2, '2029-12-31', 0, 0, 'expected', 0, 'vb', 0, 1893484800400);
INSERT INTO inbox (account_id, message_id, topic, title, text, created_at) VALUES
  ('acc_tess', 'told_of_carl', 'support.raised', 'One asks', 'Write to old@example.org', 1893484800050),
  ('acc_tess', 'told_of_ada', 'support.raised', 'One asks', 'Write to old@example.org', 1893484800200),
  ('acc_tess', 'told_of_bob', 'support.raised', 'One asks', 'Write to old@example.org', 1893484800400);
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at) VALUES
  ('wait_of_carl', 'support.raised', 'tess@example.org', 'en', '{"text":"Write to old@example.org"}', 1893484800050, 4000000000000),
  ('wait_of_ada', 'support.raised', 'tess@example.org', 'en', '{"text":"Write to old@example.org"}', 1893484800200, 4000000000000),
  ('wait_of_bob', 'support.raised', 'tess@example.org', 'en', '{"text":"Write to old@example.org"}', 1893484800400, 4000000000000);
