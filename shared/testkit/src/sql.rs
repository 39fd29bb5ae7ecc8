use crate::World;

/// Prepares every SQL text against the migrated schema and refuses a plan that walks a whole table.
/// `walks` names the tables that are small by nature, such as the one row of settings.
#[track_caller]
pub fn check_sql(all: &[&str], walks: &[&str]) {
    let world = World::new();
    for sql in all {
        let plan = world.sqlite.plan(sql).unwrap_or_else(|e| panic!("{e}\n{sql}"));
        for line in &plan {
            let table = line.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
            let walked = table.is_some_and(|table| !is_bounded(table, line) && !walks.contains(&table));
            assert!(!walked, "{line}\nin the plan of\n{sql}\n{plan:#?}");
        }
    }
}

/// Scans that are bounded by their own statement: lists handed in, values, results of a part.
fn is_bounded(table: &str, line: &str) -> bool {
    line.contains("VIRTUAL TABLE")
        || line.contains(" USING ")
        || table.starts_with('(')
        || table == "CONSTANT"
        || line.contains("CONSTANT ROW")
}
