//! What every capability knows of somebody, from its published views. Another adds a line to `SECTIONS`: its text takes the account
//! as ?1 and the last id of the page before as ?2, and gives its rows with an `id`, in its order.
use super::exports::ToPack;
use db::{DbError, Query, Row, json};
use kernel::AccountId;
use serde::Deserialize;

/// What one capability knows.
pub(crate) struct Gathered {
    /// What its file is called in the ZIP.
    pub(crate) name: &'static str,
    pub(super) sql: &'static str,
}

/// Rows of one page.
pub(crate) const ROWS_MAX: usize = 500;

macro_rules! of_customers {
    ($columns:literal, $view:literal) => {
        of_customers!($columns, $view, "customer_id")
    };
    ($columns:literal, $view:literal, $whose:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM ",
            $view,
            " WHERE ",
            $whose,
            " IN (SELECT customer_id FROM v_account_customers WHERE account_id = ?1) AND ?2 < id ORDER BY id LIMIT 500"
        )
    };
}

const fn gathered(name: &'static str, sql: &'static str) -> Gathered {
    Gathered { name, sql }
}

pub(crate) const SECTIONS: &[Gathered] = &[
    gathered(
        "account",
        "SELECT id, email, name, locale, terms_version, created_at, has_password FROM v_account_details WHERE id = ?1 AND ?2 < id LIMIT 500",
    ),
    gathered(
        "sign-ins",
        "SELECT id, issuer, email, linked_at, last_used_at FROM v_linked_identities WHERE account_id = ?1 AND ?2 < id ORDER BY id LIMIT 500",
    ),
    gathered(
        "sessions",
        "SELECT id, created_at, last_used_at, ended_at, user_agent FROM v_sessions WHERE account_id = ?1 AND ?2 < id ORDER BY id LIMIT 500",
    ),
    gathered(
        "profile",
        "SELECT account_id AS id, about, phone, position, company, links, zone, visibility, shown, photo_id, photo_alt, cover_id, cover_alt,
  (SELECT json_group_array(skill) FROM profile_skills WHERE profile_skills.account_id = profiles.account_id) AS skills
FROM profiles WHERE account_id = ?1 AND ?2 < account_id LIMIT 500",
    ),
    gathered("customers", of_customers!("id, name, email", "v_customers", "id")),
    gathered(
        "contracts",
        of_customers!(
            "id, customer_id, plan_name, sold_as, status, starts_on, ends_on, quantity, currency, price_minor, deposit_minor, leaving_reason, created_at",
            "v_agreements"
        ),
    ),
    gathered(
        "invoices",
        of_customers!(
            "id, customer_id, series, number, kind, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, settled_minor, seller, buyer,
  (SELECT accounted FROM v_accounted_invoices WHERE invoice_id = v_invoices.id) AS tax_accounted_in",
            "v_invoices"
        ),
    ),
    gathered(
        "charges",
        of_customers!(
            "id, payer_id, source, name, period_from, period_until, quantity_thousandths, currency, net_minor, tax_minor, gross_minor, occurred_at",
            "v_charges",
            "payer_id"
        ),
    ),
    gathered(
        "payments",
        of_customers!("id, customer_id, method, currency, amount_minor, status, note, created_at, changed_at", "v_payments"),
    ),
    gathered(
        "payment-methods",
        of_customers!("id, customer_id, method, label, expires_on, mandate_ref, status", "v_payment_methods"),
    ),
    gathered(
        "billing-details",
        "SELECT customer_id AS id, party, tax_treatment, due_days, collects FROM v_billing_accounts
WHERE customer_id IN (SELECT customer_id FROM v_account_customers WHERE account_id = ?1) AND ?2 < customer_id ORDER BY customer_id LIMIT 500",
    ),
    gathered(
        "benefits",
        of_customers!("id, customer_id, kind, name, amount, balance, currency, starts_at, expires_at", "v_grants"),
    ),
    gathered(
        "orders",
        of_customers!("id, customer_id, status, lines, currency, gross_minor, code, terms_version, created_at", "v_orders"),
    ),
    gathered(
        "bookings",
        of_customers!(
            "id, customer_id, resource_id, location_id, starts_at, ends_at, status, title, people, price_minor, currency",
            "v_bookings"
        ),
    ),
    gathered(
        "visitors",
        of_customers!(
            "id, host_id, customer_id, location_id, name, email, company, reason, starts_at, ends_at, status, in_at, out_at",
            "v_visit_details"
        ),
    ),
    gathered(
        "passkeys",
        "SELECT id, name, created_at, last_used_at FROM v_passkeys WHERE account_id = ?1 AND ?2 < id ORDER BY id LIMIT 500",
    ),
    gathered(
        "tokens",
        "SELECT id, name, scopes, created_at, expires_at, last_used_at, revoked_at FROM v_api_tokens WHERE account_id = ?1 AND ?2 < id ORDER BY id LIMIT 500",
    ),
    gathered(
        "former-addresses",
        "SELECT id, email, changed_at FROM v_former_addresses WHERE account_id = ?1 AND ?2 < id ORDER BY id LIMIT 500",
    ),
    gathered(
        "answers",
        "SELECT field_id AS id, label, answer, answered_at FROM v_field_answers WHERE account_id = ?1 AND ?2 < field_id ORDER BY field_id LIMIT 500",
    ),
    gathered(
        "inbox",
        "SELECT id, topic, title, text, created_at, read_at FROM v_inbox WHERE account_id = ?1 AND ?2 < id ORDER BY id LIMIT 500",
    ),
    gathered("check-ins", of_customers!("id, customer_id, location_id, local_day, in_at, out_at, covered_by", "v_check_ins")),
    gathered(
        "deliveries",
        of_customers!("id, customer_id, number, location_id, kind, sender, status, free_until, received_at", "v_deliveries"),
    ),
    gathered("requests", of_customers!("id, customer_id, number, subject, status, merged_into_number, created_at, changed_at", "v_tickets")),
    gathered(
        "request-messages",
        of_customers!("id, ticket_id, customer_id, kind, text, created_at", "v_ticket_messages"),
    ),
    gathered(
        "notices",
        "SELECT id, topic, recipient, created_at, sent_at FROM v_sent_notices
WHERE recipient IN (SELECT email FROM v_account_addresses WHERE account_id = ?1) AND EXISTS (
  SELECT 1 FROM v_account_addresses AS own
  WHERE own.account_id = ?1 AND own.email = recipient AND own.since < created_at AND created_at <= own.until)
  AND ?2 < id ORDER BY id LIMIT 500",
    ),
];

/// A page of what one capability knows, after that id.
pub(crate) fn page(of: &Gathered, account: &AccountId, after: &str) -> Query<Row> {
    Query::new(of.sql, [account.as_str().into(), after.into()])
}

pub(super) const ALL_SQL: &[&str] = &[FILES, SPACE];

const FILES: &str = "
SELECT id, key, media_type, name, sizes, bytes FROM v_file_keys WHERE uploaded_by = ?1
UNION
SELECT v_file_keys.id, key, media_type, v_file_keys.name, sizes, v_file_keys.bytes FROM customer_files
JOIN v_file_keys ON v_file_keys.id = customer_files.file_id
WHERE customer_files.customer_id IN (SELECT customer_id FROM v_account_customers WHERE account_id = ?1)
  AND (customer_files.account_id IS NULL OR customer_files.account_id = ?1)
UNION
SELECT v_file_keys.id, key, media_type, name, sizes, bytes FROM v_ticket_messages
JOIN v_file_keys ON v_file_keys.attached_to = v_ticket_messages.id
WHERE v_ticket_messages.customer_id IN (SELECT customer_id FROM v_account_customers WHERE account_id = ?1)
ORDER BY id LIMIT 5000";
/// A file and where it lies.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KeyRow {
    id: String,
    key: String,
    media_type: files::Media,
    name: String,
    sizes: String,
    bytes: i64,
}

impl KeyRow {
    /// As it is packed: the largest size, under a name that is nobody else's.
    pub(crate) fn to_pack(&self) -> Result<ToPack, DbError> {
        let sizes: Vec<String> = json(&self.sizes)?;
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        let stem: String = stem.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c)).take(60).collect();
        Ok(ToPack {
            key: format!("{}/{}", self.key, sizes.first().map_or("full", String::as_str)),
            name: format!("files/{} {}.{}", self.id, stem.trim(), self.media_type.extension()),
            bytes: self.bytes,
        })
    }
}

/// What somebody has handed in, was given, and was answered with.
pub(crate) fn files_of(account: &AccountId) -> Query<KeyRow> {
    Query::new(FILES, [account.as_str().into()])
}

const SPACE: &str = "SELECT name FROM v_settings LIMIT 1";

/// What the space is called.
pub(crate) fn space() -> Query<super::NameRow> {
    Query::new(SPACE, [])
}
