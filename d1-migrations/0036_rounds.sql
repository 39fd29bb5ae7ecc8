-- What has not come to an end is gone through page by page, from where the last run was cut: by the moment it changed, and its id.
DROP INDEX payments_unsettled;
CREATE INDEX payments_unsettled ON payments (changed_at, id) WHERE status IN ('wanted', 'needs_action', 'processing');
DROP INDEX refunds_unsettled;
CREATE INDEX refunds_unsettled ON refunds (changed_at, id) WHERE status IN ('wanted', 'processing');
DROP INDEX payment_methods_unsettled;
CREATE INDEX payment_methods_unsettled ON payment_methods (changed_at, id) WHERE status IN ('wanted', 'pending');
-- Collections that nobody was asked for yet, a list of their own.
CREATE INDEX payments_to_begin ON payments (changed_at, id) WHERE status = 'wanted' AND on_session = 0;
