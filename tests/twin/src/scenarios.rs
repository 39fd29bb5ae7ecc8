use claims::SlotRange;
use db::{Database, DbError, Row, Statement, Value};
use std::fmt::Write as _;

/// A named list of batches, run in order.
struct Scenario {
    name: &'static str,
    batches: Vec<Vec<Statement>>,
}

fn sql(text: &'static str) -> Statement {
    Statement::new(text, [])
}

fn with(text: &'static str, params: impl Into<Vec<Value>>) -> Statement {
    Statement::new(text, params)
}

/// Runs every scenario on a migrated database without rows and writes down what it answered.
pub async fn transcript(database: &dyn Database) -> String {
    let mut text = String::new();
    for scenario in scenarios() {
        let _ = writeln!(text, "# {}", scenario.name);
        for batch in scenario.batches {
            let _ = writeln!(text, "{}", line(database.batch(batch).await));
        }
    }
    text
}

fn line(answer: Result<Vec<Vec<Row>>, DbError>) -> String {
    match answer {
        Ok(rows) => serde_json::json!(rows).to_string(),
        Err(DbError::Refused { rule }) => format!("refused by {rule}"),
        // The words of a failure are the runtime's own; that it is one must agree.
        Err(DbError::Failed(_) | DbError::Beyond { .. }) => "failed".to_owned(),
    }
}

fn scenarios() -> Vec<Scenario> {
    vec![numbers(), refusals(), atomicity(), double_booking(), units(), lists(), words()]
}

const CUSTOMER: &str = "INSERT INTO customers (id, name, email, created_at) VALUES (?1, ?2, 'x@example.org', ?3)";

fn numbers() -> Scenario {
    let big = 7_258_118_399_999_i64; // the last instant that there is
    Scenario {
        name: "numbers stay whole, big ones exact, NULL is null",
        batches: vec![
            vec![with(CUSTOMER, ["cus_1".into(), "One".into(), big.into()])],
            vec![sql("SELECT created_at, typeof(created_at) AS kind FROM customers WHERE id = 'cus_1'")],
            vec![with("SELECT id FROM customers WHERE created_at = ?1", [big.into()])],
            vec![with("SELECT ?1 IS NULL AS is_null", [Value::Null])],
            vec![with(
                "SELECT count(*) AS n, max(created_at) AS newest, NULL AS missing FROM customers WHERE id = ?1",
                ["cus_0".into()],
            )],
            vec![sql("SELECT 1 = 1 AS yes, 3 / 2 AS three_halves, 3.0 / 2 AS exactly")],
        ],
    }
}

fn refusals() -> Scenario {
    Scenario {
        name: "a refusal is named by the schema",
        batches: vec![
            vec![with(CUSTOMER, ["cus_1".into(), "Again".into(), 1_i64.into()])],
            vec![sql(
                "INSERT INTO customers (id, name, email, rights, created_at) VALUES ('cus_2', 'B', 'x', 'no json', 1)",
            )],
            vec![sql("INSERT INTO customers (id, name, email, created_at) VALUES ('cus_2', NULL, 'x', 1)")],
            vec![sql("INSERT INTO team_members (team_id, customer_id) VALUES ('tea_0', 'cus_0')")],
            vec![sql("INSERT INTO customers (id, name, email, created_at) VALUES ('cus_2', 'B', 'x', 'tomorrow')")],
            vec![sql("SELECT nothing FROM nowhere")],
            vec![sql("INSERT INTO booking_guards (guard) SELECT 'setup_changed' WHERE 1 = 1")],
            vec![sql("INSERT INTO booking_guards (guard) SELECT 'setup_changed' WHERE 1 = 0")],
        ],
    }
}

fn atomicity() -> Scenario {
    Scenario {
        name: "a batch that fails halfway wrote nothing",
        batches: vec![
            vec![
                with(CUSTOMER, ["cus_3".into(), "Three".into(), 1_i64.into()]),
                sql("INSERT INTO booking_guards (guard) VALUES ('gap_too_short')"),
            ],
            vec![sql("SELECT count(*) AS n FROM customers WHERE id = 'cus_3'")],
            vec![
                with(CUSTOMER, ["cus_3".into(), "Three".into(), 1_i64.into()]),
                sql("UPDATE customers SET name = 'III' WHERE id = 'cus_3' RETURNING name"),
                sql("SELECT name FROM customers WHERE id = 'cus_3'"),
            ],
        ],
    }
}

fn range(first: i64, after: i64) -> Vec<SlotRange> {
    SlotRange::of(first, after).into_iter().collect()
}

fn take(holder: &str, leaves: &[(&str, u32)], first: i64, after: i64) -> Vec<Statement> {
    range(first, after).into_iter().flat_map(|slots| claims::take(holder, leaves.iter().copied(), slots)).collect()
}

fn double_booking() -> Scenario {
    let release = range(10, 14).into_iter().flat_map(|slots| claims::release("a", slots)).collect();
    Scenario {
        name: "a slot is claimed once",
        batches: vec![
            take("a", &[("oak", 1), ("elm", 1)], 10, 14),
            take("b", &[("oak", 1)], 13, 15),
            take("b", &[("ash", 1), ("elm", 1)], 8, 11),
            vec![sql("SELECT count(*) AS n FROM claims WHERE holder = 'b'")],
            vec![sql("SELECT resource_id, unit, slot FROM slot_claims ORDER BY 1, 2, 3")],
            release,
            take("b", &[("oak", 1)], 13, 15),
            vec![sql("INSERT INTO slot_claims (resource_id, unit, slot) VALUES ('oak', 0, 14)")],
        ],
    }
}

fn units() -> Scenario {
    Scenario {
        name: "each claimant gets the lowest free unit",
        batches: vec![
            take("c", &[("desk", 2)], 0, 2),
            take("d", &[("desk", 2)], 1, 3),
            take("e", &[("desk", 2)], 1, 2),
            vec![sql("SELECT holder, unit FROM claims WHERE resource_id = 'desk' ORDER BY holder")],
        ],
    }
}

fn lists() -> Scenario {
    let list = serde_json::json!([{ "id": "cus_1", "n": 3 }, { "id": "cus_3", "n": null }]);
    Scenario {
        name: "lists travel as JSON",
        batches: vec![
            vec![with(
                "SELECT value ->> 'id' AS id, value ->> 'n' AS n, typeof(value ->> 'n') AS kind FROM json_each(?1)",
                [list.clone().into()],
            )],
            vec![with(
                "SELECT name FROM customers WHERE id IN (SELECT value ->> 'id' FROM json_each(?1)) ORDER BY name",
                [list.into()],
            )],
            vec![sql("SELECT json_group_array(id) AS ids FROM customers WHERE id = 'cus_0'")],
        ],
    }
}

fn words() -> Scenario {
    let say = |text: &str, ticket: &str| {
        with("INSERT INTO ticket_words (text, ticket_id) VALUES (?1, ?2)", [text.into(), ticket.into()])
    };
    let find = |words: &str| {
        let sql = "SELECT ticket_id FROM ticket_words WHERE ticket_words MATCH ?1 ORDER BY rowid DESC LIMIT 500";
        vec![with(sql, [words.into()])]
    };
    Scenario {
        name: "words are found by their beginnings, without accents and capitals, and are no operators",
        batches: vec![
            vec![say("The CAFÉ is cold", "tkt_1"), say("The café door", "tkt_2"), say("A window", "tkt_3")],
            find("\"cafe\"*"),
            find("\"caf\"* \"door\"*"),
            find("\"OR\"*"),
            find("\"win\"*"),
            find("\"unbalanced"),
        ],
    }
}
