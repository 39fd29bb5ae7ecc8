UPDATE contracts SET ends_on = '2029-12-31', ends_at = 1893369600000, leaving_reason = 'Ada Members moves, write to ada@example.org' WHERE id = 'con_ada';
UPDATE team_members SET narrowed = '{}' WHERE customer_id = 'cus_ada';
INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Room', 'meeting_room');
INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days, return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes)
VALUES ('pol_1', 'Usual', 15, 600, 15, 0, 90, 0, 0, 0, 0, 0);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version)
VALUES ('res_oak', 'loc_utc', 'knd_room', 'pol_1', 'Oak', '', 4, 1, '[]', 'everyone', '[]', '[]', 1, 0, 1);
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency, price_why, cancel_until, created_at)
VALUES ('bkg_1', 'res_oak', 'loc_utc', 'cus_ada', 1893400000000, 1893403600000, 1, 2, 'confirmed', 'Ada Members and guests', 2, 0, 'EUR', '[]', 1, 1000),
       ('bkg_2', 'res_oak', 'loc_utc', 'cus_bob', 1893410000000, 1893413600000, 3, 4, 'confirmed', 'Bob and guests', 2, 0, 'EUR', '[]', 1, 1000);
INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer)
VALUES ('inv_1', 'k1', 'R', 1, 'invoice', 'cus_ada', 1000, '2029-12-01', '2029-12-15', 'EUR', 100, 19, 119, '{"name":"The Quay"}', '{"name":"Ada Members","email":"ada@example.org"}');
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, note, created_at, changed_at)
VALUES ('pay_1', 'k1', 'cus_ada', 'card', 'EUR', 119, 'succeeded', '{}', 1, '', 1000, 1000);
INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version, provider_ref) VALUES ('cus_ada', '{"name":"Ada Members","email":"ada@example.org"}', 'as_usual', 0, 1, 'cus_at_provider');
INSERT INTO payment_methods (id, customer_id, method, setup_ref, label, status, created_at, changed_at)
VALUES ('pmt_1', 'cus_ada', 'card', 's1', 'Visa of Ada Members', 'revoked', 1000, 1000);
INSERT INTO baskets (id, customer_id, created_at, changed_at, version) VALUES ('bas_1', 'cus_ada', 1000, 1000, 1);
INSERT INTO basket_items (id, basket_id, kind, subject_id, quantity, wish, quote, added_at)
VALUES ('itm_1', 'bas_1', 'booking', 'res_oak', 1, '{"title":"Ada Members"}', '{"title":"Ada Members"}', 1000);
INSERT INTO proposals (id, key, customer_id, status, message, lines, currency, expires_at, created_at)
VALUES ('prp_1', 'k1', 'cus_ada', 'refused', 'Dear Ada Members', '[]', 'EUR', 2000, 1000);
INSERT INTO visits (id, guest_id, location_id, host_id, customer_id, name, sought, email, locale, company, reason, note, starts_at, ends_at, local_day, repeats, walk_in, status, sequence, request_key, request_place, created_at)
VALUES ('vis_1', 'gst_1', 'loc_utc', 'cus_ada', 'cus_ada', 'Guest of Ada Members', 'guest', 'guest@example.org', 'en', '', 'See Ada Members', '', 1893400000000, 1893403600000, '2029-12-31', 0, 0, 'expected', 0, 'v1', 0, 1000),
       ('vis_2', 'gst_2', 'loc_utc', 'cus_bob', 'cus_bob', 'Ada Members', 'ada members', 'ada@example.org', 'en', '', '', 'Ada Members is nice', 1893400000000, 1893403600000, '2029-12-31', 0, 0, 'expected', 0, 'v2', 0, 1000);
INSERT INTO visit_codes (code_hash, guest_id, made_at) VALUES ('h1', 'gst_1', 1000);
INSERT INTO tickets (id, key, number, customer_id, account_id, department_id, location_id, subject, status, priority, created_at, changed_at, first_answered_at, version)
VALUES ('tkt_1', 'k1', 1, 'cus_ada', 'acc_ada', 'dep_general', 'loc_utc', 'Ada Members is cold', 'open', 'normal', 1000, 1000, 1001, 1),
       ('tkt_2', 'k2', 2, 'cus_bob', 'acc_bob', 'dep_general', 'loc_utc', 'Bob is warm', 'open', 'normal', 1000, 1000, NULL, 1);
INSERT INTO ticket_messages (id, key, ticket_id, account_id, kind, text, created_at) VALUES
  ('msg_1', 'k1', 'tkt_1', 'acc_ada', 'member', 'It is cold. Ada Members, ada@example.org', 1000),
  ('msg_2', 'k2', 'tkt_1', 'acc_boss', 'answer', 'Dear Ada Members, we come.', 1001),
  ('msg_3', 'k3', 'tkt_1', 'acc_boss', 'note', 'Between us. Ada Members again.', 1002),
  ('msg_4', 'k4', 'tkt_2', 'acc_bob', 'member', 'It is warm.', 1000);
INSERT INTO ticket_words (text, ticket_id) VALUES ('Ada Members is cold', 'tkt_1'), ('Dear Ada Members', 'tkt_1'), ('Ada Members again', 'tkt_1'), ('It is warm', 'tkt_2');
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, sent_at) VALUES ('out_1', 'bookings.confirmed', 'ada@example.org', 'en', '{}', 1000, 1000, 1001);
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, dead_at) VALUES ('out_2', 'support.raised', 'boss@example.org', 'en', '{"customer":"Ada Members"}', 1000, 1000, 1001);
INSERT INTO sign_ups (token_hash, email, name, locale, password_hash, terms_version, created_at, expires_at, account_id) VALUES ('t1', 'ada@example.org', 'Ada Members', 'en', 'h', '1', 1000, 2000, 'acc_ada');
INSERT INTO guest_sign_ups (browser_hash, email, name, locale, terms_version, answers, created_at, expires_at) VALUES ('g1', 'ada@example.org', 'Ada Members', 'en', '1', '{}', 1000, 2000);
INSERT INTO password_resets (token_hash, account_id, created_at, expires_at) VALUES ('r1', 'acc_ada', 1000, 2000);
INSERT INTO identity_providers (id, kind, name, issuer, client_id, client_secret, is_on, created_at) VALUES ('idp_1', 'google', 'Google', 'https://accounts.google.com', 'c', 's', 1, 1000);
INSERT INTO identities (id, account_id, issuer, subject, email, linked_at, last_used_at) VALUES ('idn_1', 'acc_ada', 'https://accounts.google.com', '42', 'ada@example.org', 1000, 1000);
INSERT INTO provider_sign_ins (state_hash, browser_hash, provider_id, return_to, expires_at, email, name) VALUES ('w1', 'b1', 'idp_1', '/', 2000, 'ada@example.org', 'Ada Members');
INSERT INTO address_changes (account_id, email, proof_hash, session_id, expires_at) VALUES ('acc_ada', 'ada@example.org', 'p1', 'ses_ada', 2000);
INSERT INTO former_addresses (token_hash, account_id, email, changed_at, expires_at) VALUES ('f1', 'acc_ada', 'ada@example.org', 1000, 2000);
INSERT INTO audit (id, at, account_id, action, subject, detail) VALUES ('aud_1', 1000, 'acc_boss', 'put_account', 'cus_ada', '{"party":{"name":"Ada Members"}}');
INSERT INTO passkeys (id, account_id, credential_id, public_key, sign_count, backup_eligible, is_backed_up, transports, name, created_at, last_used_at)
VALUES ('psk_1', 'acc_ada', 'cred', 'key', 0, 0, 0, '[]', 'Phone of Ada Members', 1000, 1000);
INSERT INTO totp_factors (account_id, secret, created_at, confirmed_at, last_step) VALUES ('acc_ada', 'sealed', 1000, 1000, 0);
INSERT INTO recovery_codes (account_id, code_hash) VALUES ('acc_ada', 'h');
INSERT INTO api_tokens (id, account_id, secret_hash, name, scopes, created_at, expires_at) VALUES ('tok_1', 'acc_ada', 'h', 'Door of Ada Members', '["bookings:read"]', 1000, 2000);
INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, cover_name, counts)
VALUES ('chk_1', 'cus_ada', 'loc_utc', '2029-12-31', 1893400000000, 'member', 1893403600000, 'member', 'plan', 'Flex of Ada Members', 1),
       ('chk_2', 'cus_bob', 'loc_utc', '2029-12-31', 1893400000000, 'member', 1893403600000, 'member', 'plan', 'Flex of Bob ', 1);
INSERT INTO delivery_names (id, customer_id, name, sought) VALUES ('dnm_1', 'cus_ada', 'Ada Members Ltd', 'ada members ltd');
INSERT INTO delivery_codes (customer_id, code) VALUES ('cus_ada', 'ABCDEFGH');
INSERT INTO delivery_collections (id, key, customer_id, handed_to, proof, account_id, at) VALUES ('col_1', 'k1', 'cus_ada', 'Ada Members', 'code', 'acc_boss', 1000);
INSERT INTO deliveries (id, number, request_key, request_place, location_id, kind, carrier, tracking, sender, shelf, note, recipient, sought, customer_id, status, choices, currency, tax_class, reminded, local_day, received_at, changed_at, closed_at, collection_id, version)
VALUES ('dlv_1', 1, 'r1', 0, 'loc_utc', 'parcel', 'DHL', '', 'Aunt of Ada Members', '', '', 'Ada Members', 'ada members', 'cus_ada', 'collected', 0, 'EUR', 'standard', 0, '2029-12-31', 1000, 1000, 1000, 'col_1', 1);
INSERT INTO delivery_events (delivery_id, at, account_id, act, detail) VALUES ('dlv_1', 1000, 'acc_boss', 'collected', 'Ada Members');
INSERT INTO inbox (account_id, message_id, topic, title, text, created_at) VALUES ('acc_ada', 'out_1', 'bookings.confirmed', 'Booked, Ada Members', '', 1000);
INSERT INTO notice_settings (account_id, digest, version) VALUES ('acc_ada', 'daily', 1);
INSERT INTO notice_choices (account_id, area, channel, wanted) VALUES ('acc_ada', 'bookings', 'push', 0);
INSERT INTO push_devices (id, account_id, session_id, name, endpoint, p256dh, auth, created_at) VALUES ('psh_1', 'acc_ada', 'ses_ada', 'Phone of Ada Members', 'https://push.example/1', 'k', 'a', 1000);
INSERT INTO pushes (message_id, device_id, content, urgency, created_at, due_at) VALUES ('out_1', 'psh_1', '{"title":"Ada Members"}', 'normal', 1000, 1000);
INSERT INTO digest_lines (account_id, message_id, title, text, created_at, due_at) VALUES ('acc_ada', 'out_1', 'Ada Members', '', 1000, 1000);
INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES ('bnc_1', 'ada@example.org', '550', 'bookings.confirmed', 1000);
INSERT INTO team_invitations (id, team_id, email, token_hash, is_administrator, narrowed, uses_max, invited_by, created_at, expires_at)
VALUES ('tin_1', 'tea_tess', 'ada@example.org', 'h1', 0, '{}', 1, 'acc_tess', 1000, 2000);
INSERT INTO inbox (account_id, message_id, topic, title, text, created_at) VALUES
  ('acc_bob', 'out_told', 'visitors.arrived', 'Guest of Ada Members is here', 'Ada Members asks for you. Write to ada@example.org, or ask Adamant.', 1893484800000),
  ('acc_boss', 'out_told', 'support.raised', 'Ada Members asks', 'Ada Members: it is cold.', 1893484800000);
INSERT INTO digest_lines (account_id, message_id, title, text, created_at, due_at) VALUES ('acc_boss', 'out_told', 'Ada Members asks', 'Ada Members: it is cold.', 1893484800000, 4000000000000);
INSERT INTO push_devices (id, account_id, session_id, name, endpoint, p256dh, auth, created_at) VALUES ('psh_2', 'acc_bob', 'ses_bob', 'Phone', 'https://push.example/2', 'k', 'a', 1000);
INSERT INTO pushes (message_id, device_id, content, urgency, created_at, due_at) VALUES ('out_told', 'psh_2', '{"title":"Guest of Ada Members is here"}', 'normal', 1893484800000, 4000000000000);
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at) VALUES ('out_waits', 'support.raised', 'bob@example.org', 'de', '{"customer":"Ada Members","text":"Write to ada@example.org"}', 1893484800000, 4000000000000);
INSERT INTO profile_fields (id, kind, asked, is_required, position, labels, choices, archived, version) VALUES ('fld_1', 'text', 'later', 0, 1, '{"en":"Trade"}', '[]', 0, 1);
INSERT INTO field_answers (account_id, field_id, answer, answered_at) VALUES ('acc_ada', 'fld_1', '"Rowing of Ada Members"', 1000);
INSERT INTO operator_invitations (id, email, roles, token_hash, invited_by, created_at, expires_at) VALUES ('oin_1', 'ada@example.org', '["space:write"]', 'h2', 'acc_boss', 1000, 2000);
