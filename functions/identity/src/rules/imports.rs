//! What an import may hold, and what it would do.
use crate::api::{Import, ImportAccount, ImportCustomer};
use crate::passwords::ImportedHash;
use kernel::{AccountId, CustomerId, NewIds};
use std::collections::{BTreeMap, BTreeSet};
use web::{FieldError, Row, broken};

/// Accounts and customers in one import: 1,000 rows of some 300 bytes are a sixth of what one D1 parameter holds.
pub const ROWS_MAX: usize = 1000;
/// Customers that one imported account can act for.
pub const CUSTOMERS_PER_ACCOUNT_MAX: usize = 50;

/// What the database knows of the rows of an import.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The e-mail address of each account that the import names by id or address.
    pub emails: BTreeMap<AccountId, String>,
    /// Those of the named customers that exist.
    pub customers: BTreeSet<CustomerId>,
}

/// The rows of an import, each well formed.
#[derive(Debug)]
pub(crate) struct Rows {
    /// The customers.
    pub customers: Vec<ImportCustomer>,
    /// The accounts.
    pub accounts: Vec<ImportAccount>,
}

impl Rows {
    /// Reads the rows; every one that cannot be read is among the errors.
    pub(crate) fn read(import: Import) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        if ROWS_MAX < import.customers.len() + import.accounts.len() {
            let detail = format!("at most {ROWS_MAX} rows at once");
            errors.push(broken("", "too-many-rows", detail));
        }
        let customers = Row::read(import.customers, "/customers", &mut errors);
        let accounts = Row::read(import.accounts, "/accounts", &mut errors);
        (Self { customers, accounts }, errors)
    }
}

/// What an import would do: its accounts, each with the id that it has or will have.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The accounts.
    pub accounts: Vec<(AccountId, ImportAccount)>,
    /// How many rows are new.
    pub created: usize,
    /// How many rows were known.
    pub updated: usize,
}

/// Finds the account of each row, by its id or else by its address, and counts.
pub(crate) fn plan(rows: &Rows, known: &Known, ids: &dyn NewIds) -> Plan {
    let owners = owners(known);
    let id_of = |account: &ImportAccount| {
        let by_email = || owners.get(account.email.as_str()).map(|id| (*id).clone());
        account.id.clone().or_else(by_email).unwrap_or_else(|| AccountId::new(ids))
    };
    let accounts: Vec<_> = rows.accounts.iter().map(|account| (id_of(account), account.clone())).collect();
    let known_accounts = accounts.iter().filter(|(id, _)| known.emails.contains_key(id)).count();
    let known_customers = rows.customers.iter().filter(|customer| known.customers.contains(&customer.id)).count();
    let updated = known_accounts + known_customers;
    Plan { created: rows.accounts.len() + rows.customers.len() - updated, updated, accounts }
}

/// Checks every row against every rule, so that all errors show at once.
pub(crate) fn check(rows: &Rows, plan: &Plan, known: &Known) -> Vec<FieldError> {
    let owners = owners(known);
    let here: BTreeSet<&CustomerId> = rows.customers.iter().map(|customer| &customer.id).collect();
    let (mut customers, mut emails, mut ids) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut errors = Vec::new();
    let mut breaks = |is_broken: bool, pointer: String, rule: &'static str, detail: &str| {
        if is_broken {
            errors.push(broken(pointer, rule, detail));
        }
    };
    for (row, customer) in rows.customers.iter().enumerate() {
        let repeats = !customers.insert(&customer.id);
        breaks(repeats, format!("/customers/{row}/id"), "repeated", "another row has the same id");
    }
    for (row, (id, account)) in plan.accounts.iter().enumerate() {
        let at = |field: &str| format!("/accounts/{row}/{field}");
        let taken = owners.get(account.email.as_str()).is_some_and(|owner| *owner != id);
        let hash = account.password_hash.as_ref().map(|hash| hash.parse::<ImportedHash>());
        let exists = |id: &CustomerId| here.contains(id) || known.customers.contains(id);
        breaks(!ids.insert(id), at("id"), "repeated", "another row is the same account");
        breaks(!emails.insert(account.email.as_str()), at("email"), "repeated", "another row has the same address");
        breaks(taken, at("email"), "email-taken", "another account has this address");
        let weak = hash.and_then(Result::err);
        breaks(weak.is_some(), at("password_hash"), "password-hash", weak.unwrap_or_default());
        let stranger = !account.customer_ids.iter().all(exists);
        breaks(stranger, at("customer_ids"), "unknown-customer", "there is no such customer");
        let many = CUSTOMERS_PER_ACCOUNT_MAX < account.customer_ids.len();
        breaks(many, at("customer_ids"), "too-many", "an account acts for at most 50 customers");
    }
    errors
}

/// Which account has which address.
fn owners(known: &Known) -> BTreeMap<&str, &AccountId> {
    known.emails.iter().map(|(id, email)| (email.as_str(), id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    struct Counting(std::cell::Cell<u32>);
    impl NewIds for Counting {
        fn next(&self) -> String {
            self.0.set(self.0.get() + 1);
            self.0.get().to_string()
        }
    }

    /// Plans an import where `acc_ada` has ada@example.org and `cus_ada` exists.
    fn planned(import: Value) -> (Plan, Vec<(String, &'static str)>) {
        let known = Known {
            emails: [("acc_ada".parse().unwrap(), "ada@example.org".to_owned())].into(),
            customers: ["cus_ada".parse().unwrap()].into(),
        };
        let (rows, broken) = Rows::read(serde_json::from_value(import).unwrap());
        let plan = plan(&rows, &known, &Counting(std::cell::Cell::new(0)));
        let errors = broken.into_iter().chain(check(&rows, &plan, &known));
        (plan, errors.map(|e| (e.pointer, e.rule)).collect())
    }

    fn with(row: &Value, field: &str, value: Value) -> Value {
        let mut row = row.clone();
        row[field] = value;
        row
    }

    #[test]
    fn every_broken_rule_is_told_at_once() {
        let ada = json!({ "email": "ada@example.org", "name": "Ada", "locale": "en" });
        let dan = json!({ "email": "dan@example.org", "name": "Dan", "locale": "de" });
        let table = [
            (json!([ada, dan]), vec![]),
            (json!([with(&ada, "id", json!("acc_ada"))]), vec![]),
            (json!([with(&ada, "id", json!("acc_other"))]), vec![("/accounts/0/email", "email-taken")]),
            (json!([dan, with(&dan, "id", json!("acc_dan"))]), vec![("/accounts/1/email", "repeated")]),
            (json!([ada, with(&dan, "id", json!("acc_ada"))]), vec![("/accounts/1/id", "repeated")]),
            (
                json!([with(&dan, "password_hash", json!("secret"))]),
                vec![("/accounts/0/password_hash", "password-hash")],
            ),
            (json!([with(&dan, "customer_ids", json!(["cus_ada"]))]), vec![]),
            (
                json!([with(&dan, "customer_ids", json!(["cus_no"]))]),
                vec![("/accounts/0/customer_ids", "unknown-customer")],
            ),
            (
                json!([with(&dan, "customer_ids", json!(vec!["cus_ada"; 51]))]),
                vec![("/accounts/0/customer_ids", "too-many")],
            ),
            (json!([ada, with(&dan, "email", json!("dan"))]), vec![("/accounts/1/email", "invalid")]),
        ];
        for (accounts, expected) in table {
            let (_, found) = planned(json!({ "accounts": accounts }));
            let found: Vec<_> = found.iter().map(|(pointer, rule)| (pointer.as_str(), *rule)).collect();
            assert_eq!(found, expected, "{accounts}");
        }
        let row = json!({ "id": "cus_1", "name": "One", "email": "one@example.org" });
        assert_eq!(planned(json!({ "customers": [row, row] })).1, [("/customers/1/id".to_owned(), "repeated")]);
    }

    #[test]
    fn a_known_row_is_updated_and_a_new_one_created() {
        let (plan, errors) = planned(json!({
            "customers": [{ "id": "cus_ada", "name": "Ada", "email": "ada@example.org" },
                          { "id": "cus_dan", "name": "Dan", "email": "dan@example.org" }],
            "accounts": [{ "email": "ada@example.org", "name": "Ada", "locale": "en" },
                         { "email": "dan@example.org", "name": "Dan", "locale": "en", "customer_ids": ["cus_dan"] }]
        }));
        assert_eq!((errors, plan.created, plan.updated), (vec![], 2, 2));
        assert_eq!(plan.accounts.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["acc_ada", "acc_1"]);
    }

    #[test]
    fn an_import_has_at_most_a_thousand_rows() {
        let of = |rows: u32| {
            let row = |i| json!({ "id": format!("cus_{i}"), "name": "x", "email": "x@example.org" });
            planned(json!({ "customers": (0..rows).map(row).collect::<Vec<_>>() })).1
        };
        assert_eq!(of(1000), []);
        assert_eq!(of(1001), [(String::new(), "too-many-rows")]);
    }
}
