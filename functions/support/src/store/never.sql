-- What must never be true of the help desk: each column counts the cases, and every count is 0 at all times. ?1 is now.
SELECT
  (SELECT count(*) FROM tickets WHERE NOT EXISTS (SELECT 1 FROM departments WHERE departments.id = tickets.department_id))
    AS ticket_without_a_department,
  (SELECT count(*) FROM tickets WHERE NOT EXISTS (
    SELECT 1 FROM ticket_messages WHERE ticket_messages.ticket_id = tickets.id AND kind = 'member')) AS ticket_that_says_nothing,
  (SELECT count(*) FROM ticket_messages) - (SELECT count(*) FROM ticket_words) AS message_that_is_not_found,
  (SELECT count(*) FROM tickets WHERE first_answered_at IS NULL AND EXISTS (
    SELECT 1 FROM ticket_messages WHERE ticket_messages.ticket_id = tickets.id AND kind = 'answer')) AS answer_that_was_not_noted,
  (SELECT count(*) FROM tickets WHERE status = 'solved' AND closes_at < ?1 - 86400000) AS ticket_solved_and_never_closed,
  (SELECT coalesce(max(number), 0) FROM tickets) - (SELECT count(*) FROM tickets) AS gap_in_the_numbers,
  (SELECT count(*) FROM tickets JOIN tickets AS stays ON stays.id = tickets.merged_into
    WHERE stays.merged_into IS NOT NULL OR stays.customer_id <> tickets.customer_id) AS merged_where_it_cannot_be,
  (SELECT count(*) FROM v_files WHERE attached_to GLOB 'msg_*' AND NOT EXISTS (
    SELECT 1 FROM ticket_messages WHERE ticket_messages.id = v_files.attached_to)) AS file_attached_to_nothing
