//! House style. A list of exceptions may only shrink.
use tidy::{Source, functions, sources};

/// Fails with every place that `breaks` finds, one a line.
#[track_caller]
fn none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

fn rust() -> Vec<Source> {
    sources(&[".rs"])
}

#[test]
fn a_file_has_at_most_400_lines() {
    let long = |file: &Source| {
        (400 < file.text.lines().count()).then(|| format!("{}: {}", file.path, file.text.lines().count()))
    };
    let broken: Vec<String> = sources(&[".rs", ".ts", ".svelte", ".mjs", ".sql"]).iter().filter_map(long).collect();
    none("a file of more than 400 lines", &broken);
}

#[test]
fn a_function_has_at_most_70_lines() {
    let long = |file: &Source| {
        let long = functions(&file.text).into_iter().filter(|(_, lines)| 70 < *lines);
        long.map(|(name, lines)| format!("{}: {name} has {lines}", file.path)).collect::<Vec<_>>()
    };
    none("a function of more than 70 lines", &rust().iter().flat_map(long).collect::<Vec<_>>());
}

/// Words that stand for unfinished or unsafe work, and names that say nothing.
#[test]
fn product_code_holds_no_loose_ends() {
    let words = ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!(", "dbg!(", ".unwrap()", "println!("];
    let mut broken = Vec::new();
    for file in rust().iter().filter(|file| !file.is_test() && !file.path.starts_with("xtask/")) {
        for (i, line) in file.product().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let found = words.iter().find(|word| {
                if word.chars().all(char::is_uppercase) { line.contains(*word) } else { code.contains(*word) }
            });
            broken.extend(found.map(|word| format!("{}:{}: {word}", file.path, i + 1)));
        }
    }
    none("a loose end", &broken);
}

#[test]
fn names_are_the_field_s_own() {
    let bad = ["utils", "helpers", "common", "manager", "misc"];
    let names = |file: &Source| {
        let stem = file.path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default().to_owned();
        bad.contains(&stem.as_str()).then(|| file.path.clone())
    };
    none(
        "a name that says nothing",
        &sources(&[".rs", ".ts", ".svelte", ".mjs"]).iter().filter_map(names).collect::<Vec<_>>(),
    );
}

/// Arrows run one way: entry -> routes -> handlers -> rules -> api; handlers -> store -> db.
#[test]
fn arrows_run_one_way() {
    let forbidden: [(&str, &[&str]); 4] = [
        ("rules", &["crate::handlers", "crate::routes", "crate::App", "db::Db", "async fn", "Utc::now"]),
        ("api", &["crate::store", "crate::handlers", "crate::rules", "crate::App", "db::"]),
        ("store", &["crate::handlers", "crate::routes", "crate::App"]),
        ("handlers", &["Statement::new", "Query::new", "crate::entry"]),
    ];
    let mut broken = Vec::new();
    for file in rust().iter().filter(|file| file.path.starts_with("functions/") && file.path.contains("/src/")) {
        let inner = file.path.split("/src/").nth(1).unwrap_or_default();
        let part = inner.split(['/', '.']).next().unwrap_or_default();
        for (_, words) in forbidden.iter().filter(|(of, _)| *of == part) {
            let found = words.iter().filter(|word| file.product().contains(*word));
            broken.extend(found.map(|word| format!("{}: {word}", file.path)));
        }
    }
    none("an arrow that runs back", &broken);
}

/// Time, ids and chance are handed in; only the edge makes them.
#[test]
fn time_and_chance_are_handed_in() {
    let words = ["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "getrandom::", "Date::now", "rand::"];
    let edges = ["/entry.rs", "shared/web/src/edge.rs", "/secrets.rs"];
    let mut broken = Vec::new();
    let product = rust().into_iter().filter(|file| !file.is_test() && !file.path.starts_with("xtask/"));
    for file in product.filter(|file| !edges.iter().any(|edge| file.path.ends_with(edge))) {
        let found = words.iter().filter(|word| {
            file.product().lines().any(|line| line.split("//").next().unwrap_or_default().contains(*word))
        });
        broken.extend(found.map(|word| format!("{}: {word}", file.path)));
    }
    none("time or chance made inside", &broken);
}

/// Where a newcomer looks: the same names in every function's folder.
#[test]
fn a_function_s_folder_has_the_same_names() {
    let known = ["api", "entry", "events", "handlers", "jobs", "lib", "problems", "routes", "rules", "store"];
    // Parts of one function's own, each with a reason in its module comment.
    let own = [
        "cookies",
        "passwords",
        "secrets",
        "letter",
        "mailer",
        "provider",
        "texts",
        "clock",
        "news",
        "pages",
        "einvoice",
        "invoice",
        "pdf",
        "push",
        "statement",
        "tables",
    ];
    let mut broken = Vec::new();
    let files = rust();
    for file in files.iter().filter(|file| file.path.starts_with("functions/") && file.path.contains("/src/")) {
        let inner = file.path.split("/src/").nth(1).unwrap_or_default();
        let part = inner.split(['/', '.']).next().unwrap_or_default();
        if !known.contains(&part) && !own.contains(&part) {
            broken.push(file.path.clone());
        }
    }
    for lib in files.iter().filter(|file| file.path.starts_with("functions/") && file.path.ends_with("/src/lib.rs")) {
        let folder = lib.path.trim_end_matches("src/lib.rs");
        let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../").to_owned() + folder + "README.md";
        if !std::path::Path::new(&readme).exists() {
            broken.push(format!("{folder}README.md is missing"));
        }
    }
    none("a name that a newcomer does not expect", &broken);
}

#[test]
fn every_table_is_strict_and_has_an_owner() {
    let mut broken = Vec::new();
    for file in sources(&[".sql"]).iter().filter(|file| file.path.starts_with("d1-migrations/")) {
        let lines: Vec<&str> = file.text.lines().collect();
        for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("CREATE TABLE")) {
            let comment = lines[..i].iter().rev().take_while(|line| line.starts_with("--"));
            let owned = comment.into_iter().any(|line| line.starts_with("-- owner: "));
            let end = lines[i..].iter().find(|line| line.starts_with(')')).copied().unwrap_or_default();
            if !owned || !end.contains("STRICT") {
                broken.push(format!("{}:{}: {line}", file.path, i + 1));
            }
        }
    }
    none("a table without an owner, or not STRICT", &broken);
}

/// Another function's table is read through its view; only its owner and the shared library that
/// writes it name the table itself.
#[test]
fn a_table_is_named_by_its_owner_alone() {
    let mut owners = Vec::new();
    for file in sources(&[".sql"]).iter().filter(|file| file.path.starts_with("d1-migrations/")) {
        let mut owner = String::new();
        for line in file.text.lines() {
            if let Some(name) = line.strip_prefix("-- owner: ") {
                name.clone_into(&mut owner);
            }
            if let Some(table) = line.strip_prefix("CREATE TABLE ").and_then(|rest| rest.split(' ').next()) {
                owners.push((table.to_owned(), owner.clone()));
            }
            // A table made anew passes to whoever owns the one that takes its name.
            if let Some((old, new)) = line.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" RENAME TO "))
            {
                owners.retain(|(table, _)| table != new.trim_end_matches(';'));
                for (table, _) in owners.iter_mut().filter(|(table, _)| table == old) {
                    new.trim_end_matches(';').clone_into(table);
                }
            }
        }
    }
    let mut broken = Vec::new();
    for file in sources(&[".rs", ".sql"]).iter().filter(|file| file.path.contains("/src/") && !file.is_test()) {
        let crate_name = file.path.split('/').nth(1).unwrap_or_default();
        for (table, owner) in owners.iter().filter(|(_, owner)| owner != crate_name) {
            let uses = ["FROM", "JOIN", "INTO", "UPDATE"].map(|verb| format!("{verb} {table}"));
            let named = uses.iter().any(|name| {
                file.product().match_indices(name.as_str()).any(|(at, _)| {
                    !file.product()[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            });
            if named {
                broken.push(format!("{} names {table}, which is {owner}'s", file.path));
            }
        }
    }
    none("a table of somebody else's", &broken);
}

/// What was owed, issued, settled or given stands for ever: what was wrong is written again, the other way.
#[test]
fn what_is_written_in_the_books_is_never_changed() {
    let books = ["charges", "invoices", "invoice_lines", "allocations", "account_entries", "grants", "draws"];
    let mut broken = Vec::new();
    for file in sources(&[".rs", ".sql"]).iter().filter(|file| file.path.contains("/src/") && !file.is_test()) {
        let words: Vec<&str> = file.product().split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for pair in words.windows(3) {
            let changes = matches!(pair, ["UPDATE", table, _] | ["DELETE" | "REPLACE", "FROM" | "INTO", table] if books.contains(table));
            if changes {
                broken.push(format!("{}: {}", file.path, pair.join(" ")));
            }
        }
    }
    none("a book that is changed", &broken);
}

/// What is said of security is shown by a test that there is: a path in backticks, then what stands in that file.
#[test]
fn every_test_that_security_names_is_there() {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let text = std::fs::read_to_string(root.join("docs/security.md")).unwrap_or_default();
    let named = text.split('`').collect::<Vec<_>>();
    let mut found = 0;
    let mut broken = Vec::new();
    for pair in named.windows(2).filter(|pair| pair[0].contains('/') && pair[0].contains('.') && !pair[0].contains(' '))
    {
        let name = pair[1].split(['|', ')', '\n']).next().unwrap_or_default().trim().trim_end_matches('.');
        let source = std::fs::read_to_string(root.join(pair[0])).unwrap_or_default();
        found += 1;
        if name.is_empty() || !source.contains(name) {
            broken.push(format!("{}: {name}", pair[0]));
        }
    }
    assert!(30 < found, "docs/security.md names {found} tests");
    none("a test that is not there", &broken);
}

/// A program's token names the functions that it may use: each that answers under `/api/<name>` can be named.
#[test]
fn every_capability_can_be_named_by_a_scope() {
    let files = rust();
    let scopes = files.iter().find(|file| file.path == "shared/web/src/scope.rs").map_or("", |file| file.product());
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("functions/") && file.path.ends_with("/src/routes.rs"))
    {
        let name = file.path.split('/').nth(1).unwrap_or_default();
        if file.text.contains(&format!("\"/api/{name}")) && !scopes.contains(&format!("\"{name}\"")) {
            broken.push(name.to_owned());
        }
    }
    none("a function that no scope names (web::scope::CAPABILITIES)", &broken);
}
