//! What is owed to a customer, or to operators, by those who know no address of theirs.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
use db::Statement;
use futures::executor::block_on;
use kernel::{CustomerId, Money};
use outbox::{DisputeNotice, Page, PauseNotice, SuspensionNotice, Topic, owe_customer, owe_operators};
use serde_json::{Value, json};
use testkit::World;

const OWED: &str = "SELECT id, topic, recipient, locale FROM outbox ORDER BY id";

fn suspended() -> Topic {
    let overdue = Money { minor: 100, currency: "EUR".parse().unwrap() };
    Topic::Suspended(SuspensionNotice { name: "Bob".to_owned(), overdue, page: Page::billing() })
}

fn paused() -> Topic {
    let day = |text: &str| text.parse().unwrap();
    let (from, until) = (day("2030-02-01"), day("2030-03-01"));
    let (name, plan, page) = ("Bob".to_owned(), "Flex".to_owned(), Page::plans());
    Topic::PauseSet(PauseNotice { name, plan, of: None, from, until, page })
}

fn disputed() -> Topic {
    Topic::DisputeOpened(DisputeNotice {
        customer: "Bob".to_owned(),
        amount: Money { minor: 100, currency: "EUR".parse().unwrap() },
        reason: "fraudulent".to_owned(),
        answer_by: None,
        is_inquiry: false,
        is_return: false,
        page: Page::console(),
    })
}

fn owed(world: &World, statement: Statement) -> (Vec<Value>, Vec<String>) {
    let db = world.db();
    block_on(db.commit(vec![statement])).unwrap();
    (world.rows(OWED), db.take_nudges())
}

fn to(world: &World, customer: &str, topic: &Topic) -> Vec<Value> {
    let customer: CustomerId = customer.parse().unwrap();
    owed(world, owe_customer(&customer, topic, world.now(), &*world.ids())).0
}

#[test]
fn a_customer_is_written_to_in_the_language_of_their_account() {
    let world = World::new();
    let customer: CustomerId = "cus_bob".parse().unwrap();
    let (rows, nudges) = owed(&world, owe_customer(&customer, &suspended(), world.now(), &*world.ids()));
    let expected =
        json!([{ "id": "out_1", "topic": "billing.suspended", "recipient": "bob@example.org", "locale": "de" }]);
    assert_eq!((json!(rows), nudges), (expected, vec!["out_1".to_owned()]));
    let payload = world.rows("SELECT payload FROM outbox")[0]["payload"].as_str().unwrap().to_owned();
    assert_eq!(Topic::from_columns("billing.suspended", &payload), Some(suspended()));
}

#[test]
fn a_dispute_that_waits_from_before_inquiries_and_returns_were_told_is_read_as_one_in_which_a_bank_wants_the_money() {
    let (column, payload) = disputed().to_columns();
    let of_old = payload.replace("\"is_inquiry\":false,\"is_return\":false,", "");
    assert!(of_old.len() < payload.len(), "{payload}");
    assert_eq!(Topic::from_columns(&column, &of_old), Some(disputed()));
}

#[test]
fn invoices_go_where_invoices_go_and_the_rest_to_the_customer() {
    let world = World::new();
    world.load(
        "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version)
         VALUES ('cus_bob', '{\"name\":\"Bob & Co\",\"country\":\"DE\",\"email\":\"books@bob.example\"}', 'as_usual', 0, 1);\n",
    );
    to(&world, "cus_bob", &suspended());
    let recipients: Vec<_> = to(&world, "cus_bob", &paused()).iter().map(|row| row["recipient"].clone()).collect();
    assert_eq!(json!(recipients), json!(["books@bob.example", "bob@example.org"]));
}

#[test]
fn of_several_accounts_the_one_with_the_customer_s_address_says_the_language() {
    let world = World::new();
    world.load("INSERT INTO account_customers (account_id, customer_id) VALUES ('acc_ada', 'cus_tess');\n");
    assert_eq!(to(&world, "cus_tess", &suspended())[0]["locale"], "es");
}

#[test]
fn who_has_no_account_is_written_to_in_english_and_who_is_gone_not_at_all() {
    let world = World::new();
    world.load("DELETE FROM account_customers WHERE customer_id = 'cus_bob';\n");
    assert_eq!(to(&world, "cus_bob", &suspended())[0]["locale"], "en");
    assert_eq!(to(&world, "cus_gone", &suspended()).len(), 1);
}

#[test]
fn operators_with_the_role_are_told_each_under_an_id_of_their_own() {
    let world = World::new();
    world.load(
        "UPDATE accounts SET roles = '[\"space:write\",\"billing:write\"]' WHERE id = 'acc_tess';
         UPDATE accounts SET roles = '[\"billing:read\"]' WHERE id = 'acc_ada';\n",
    );
    let (rows, nudges) = owed(&world, owe_operators("billing:write", &disputed(), world.now(), &*world.ids()));
    let expected = json!([
        { "id": "out_1", "topic": "billing.dispute_opened", "recipient": "boss@example.org", "locale": "en" },
        { "id": "out_1-2", "topic": "billing.dispute_opened", "recipient": "tess@example.org", "locale": "es" },
    ]);
    assert_eq!((json!(rows), nudges), (expected, vec!["out_1".to_owned()]));
}
