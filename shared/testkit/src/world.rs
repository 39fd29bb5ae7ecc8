use db::{Database, Db, Statement, sqlite::Sqlite};
use futures::executor::block_on;
use kernel::{Clock, Instant, NewIds};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::OnceLock;

/// Tuesday, 1 January 2030, 08:00 in UTC: now, unless a test moves on.
pub const NOW: &str = "2030-01-01T08:00:00Z";

/// A database with the people in it, a clock that only moves when told and ids that count.
#[derive(Clone)]
pub struct World {
    /// The database, for asking it directly.
    pub database: Rc<dyn Database>,
    /// The same database, if it is SQLite, for query plans.
    pub sqlite: Rc<Sqlite>,
    now: Rc<Cell<Instant>>,
    ids: Rc<Cell<u32>>,
}

impl World {
    /// A migrated database with the people of `people.sql`, migrated once in a process.
    pub fn new() -> Self {
        static IMAGE: OnceLock<Vec<u8>> = OnceLock::new();
        let image = IMAGE.get_or_init(image);
        Self::of(Sqlite::of_image(image).expect("the image opens"))
    }

    /// A database as it was before the migration of that name (its file's, without `.sql`), with nobody in it: for what a migration
    /// makes of rows that were there.
    pub fn before(migration: &str) -> Self {
        let all = named_migrations();
        let place = all.iter().position(|(name, _)| name == migration).expect("a migration of that name");
        let before: Vec<_> = all.into_iter().take(place).map(|(_, text)| text).collect();
        Self::of(Sqlite::migrated(&before).expect("the migrations apply"))
    }

    /// Applies the migration of that name to what is there.
    pub fn migrate(&self, migration: &str) {
        let (_, text) = named_migrations().into_iter().find(|(name, _)| name == migration).expect("that migration");
        self.sqlite.migrate(&text).expect("the migration applies");
    }

    fn of(sqlite: Sqlite) -> Self {
        let sqlite = Rc::new(sqlite);
        Self {
            database: sqlite.clone(),
            sqlite,
            now: Rc::new(Cell::new(NOW.parse().expect("an instant"))),
            ids: Rc::default(),
        }
    }

    /// The same world seen through another database, such as a faulty one.
    pub fn through(&self, database: Rc<dyn Database>) -> Self {
        Self { database, ..self.clone() }
    }

    /// Runs a fixture: statements separated by `;` at the end of a line, without parameters.
    pub fn load(&self, fixture: &'static str) {
        load(&self.sqlite, fixture);
    }

    /// A locker by the month, a product: Ada has one beside her plan, and Carl has one and nothing else.
    pub fn with_lockers(&self) {
        self.load(include_str!("locker.sql"));
    }

    /// Asks the database directly; one JSON object a row.
    pub fn rows(&self, sql: &'static str) -> Vec<serde_json::Value> {
        let rows = block_on(self.sqlite.batch(vec![Statement::new(sql, [])])).expect("the query runs");
        rows.into_iter().flatten().map(serde_json::Value::Object).collect()
    }

    /// The number in the first column of the first row.
    pub fn count(&self, sql: &'static str) -> i64 {
        let rows = self.rows(sql);
        let row = rows.first().and_then(|row| row.as_object()).expect("a row");
        row.values().next().and_then(serde_json::Value::as_i64).expect("a number")
    }

    /// The time it is.
    pub fn now(&self) -> Instant {
        self.now.get()
    }

    /// Moves the clock.
    pub fn set_now(&self, now: &str) {
        self.now.set(now.parse().expect("an instant"));
    }

    /// A fresh request's way to the database, its count at zero.
    pub fn db(&self) -> Db {
        Db::new(self.database.clone())
    }

    /// The clock.
    pub fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(self.clone())
    }

    /// The ids: 1, 2, 3, …
    pub fn ids(&self) -> Rc<dyn NewIds> {
        Rc::new(self.clone())
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for World {
    fn now(&self) -> Instant {
        self.now.get()
    }
}

impl NewIds for World {
    fn next(&self) -> String {
        self.ids.set(self.ids.get() + 1);
        self.ids.get().to_string()
    }
}

fn load(sqlite: &Sqlite, fixture: &'static str) {
    let texts = fixture.split(";\n").map(str::trim).filter(|text| !text.is_empty());
    let statements = texts.map(|text| Statement::new(text, [])).collect();
    block_on(sqlite.batch(statements)).expect("the fixture fits the schema");
}

/// A database that has been migrated and has the people in it, as the bytes of a file.
fn image() -> Vec<u8> {
    let sqlite = Sqlite::migrated(&migrations()).expect("the migrations apply");
    load(&sqlite, include_str!("people.sql"));
    sqlite.image().expect("the database has a file's form")
}

/// The migrations in their order, as they stand in `d1-migrations`.
pub fn migrations() -> Vec<String> {
    named_migrations().into_iter().map(|(_, text)| text).collect()
}

/// The same, each with the name of its file.
fn named_migrations() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../d1-migrations");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the folder d1-migrations").flatten().map(|f| f.path()).collect();
    files.sort();
    let named = |file: &PathBuf| {
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        (name, std::fs::read_to_string(file).expect("a migration"))
    };
    files.iter().map(named).collect()
}
