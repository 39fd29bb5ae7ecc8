//! The scenarios on SQLite, held against the transcript that D1 is held against too.
use db::sqlite::Sqlite;
use futures::executor::block_on;

#[test]
fn sqlite_answers_as_the_transcript_says() {
    let sqlite = Sqlite::migrated(&testkit::migrations()).expect("the migrations apply");
    let said = block_on(twin::transcript(&sqlite));
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/transcript.txt"), &said);
}
