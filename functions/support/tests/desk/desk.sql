UPDATE locations SET hours = '[{"weekday":1,"opens":"08:00","closes":"18:00"},{"weekday":2,"opens":"08:00","closes":"18:00"},{"weekday":3,"opens":"08:00","closes":"18:00"},{"weekday":4,"opens":"08:00","closes":"18:00"},{"weekday":5,"opens":"08:00","closes":"18:00"}]' WHERE id = 'loc_utc';
INSERT INTO accounts (id, email, name, locale, password_hash, roles, terms_version, email_verified_at, created_at) VALUES
  ('acc_mia', 'mia@example.org', 'Mia Building', 'de', NULL, '["support:write"]', '1', 1000, 1000),
  ('acc_old', 'old@example.org', 'Old Operator', 'en', NULL, '[]', '1', 1000, 1000);
INSERT INTO departments (id, name, description, operators, first_answer_minutes, reopen_days, position, archived, version) VALUES
  ('dep_building', 'Building', 'Heating, light, doors', '["acc_mia"]', 240, 14, 2, 0, 1),
  ('dep_left', 'Nobody left', '', '["acc_old"]', NULL, 14, 3, 0, 1),
  ('dep_over', 'Over', '', '[]', NULL, 14, 4, 1, 1);
INSERT INTO canned_replies (id, name, department_id, text, version) VALUES
  ('can_all', 'Thanks', NULL, 'Hello {name}, thank you for #{number}. {operator}', 1),
  ('can_building', 'On our way', 'dep_building', 'We come to {location} about “{subject}”.', 1),
  ('can_other', 'Elsewhere', 'dep_left', 'No.', 1);
INSERT INTO faq_entries (id, language, question, answer, position, published, version) VALUES
  ('faq_hours', 'en', 'When are you open?', 'From **8 to 18**, see [Find](/find).', 2, 1, 1),
  ('faq_wifi', 'en', 'How do I get into the network?', 'Ask <b>us</b>.', 1, 1, 1),
  ('faq_offen', 'de', 'Wann habt ihr offen?', 'Von 8 bis 18 Uhr.', 1, 1, 1),
  ('faq_draft', 'en', 'May I bring my dog?', 'We do not know yet.', 3, 0, 1);
