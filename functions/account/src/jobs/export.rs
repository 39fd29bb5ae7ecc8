//! Exports: one part of each at a time, so that what a run holds in memory is one ZIP and one file.
use crate::rules::{EXPORT_DAYS_MAX, Packed, Section, pack, read_me, split};
use crate::store::{self, ExportRow, ToPack};
use crate::{App, events, problems};
use web::Problem;

/// Parts that one run makes: each is a few seconds and some 24 MB.
const PARTS_MAX: usize = 5;
/// Pages of one capability's rows: 20,000 rows, more than anybody makes in ten years.
const PAGES_MAX: usize = 40;

/// Makes the next part of each export that is to be made.
pub(super) async fn make(app: &App) -> Result<usize, Problem> {
    let rows = app.db.read(store::to_make()).await?;
    let mut made = 0;
    for row in rows.iter().take(PARTS_MAX) {
        made += match make_part(app, row).await {
            // Another run was faster, or its owner is no more.
            Err(problem) if problem.kind.slug == web::problem::CHANGED.slug => 0,
            other => other.map(|()| 1)?,
        };
    }
    Ok(made)
}

async fn make_part(app: &App, row: &ExportRow) -> Result<(), Problem> {
    let now = app.clock.now();
    let number = row.parts()?.len() + 1;
    // What stood in the first part is not gathered again for the second.
    let (sections, files, mut packed) = if let Some(left) = row.files_left()? {
        (Vec::new(), left, Vec::new())
    } else {
        let sections = gather(app, row).await?;
        let (files, space) = app.db.read((store::files_of(&row.account_id), store::space())).await?;
        let files = files.iter().map(store::KeyRow::to_pack).collect::<Result<Vec<_>, _>>()?;
        let space = space.first().map(|row| row.name.clone()).unwrap_or_default();
        let text = read_me(&sections, files.len(), &space, &now.utc_date().to_string());
        (sections, files, vec![Packed { name: "read-me.txt".to_owned(), bytes: text.into_bytes() }])
    };
    let sizes: Vec<i64> = files.iter().map(|file| file.bytes).collect();
    let (now_packed, left) = files.split_at(split(&sizes));
    for ToPack { key, name, .. } in now_packed {
        // One that was taken away meanwhile is not theirs any more.
        if let Some(bytes) = app.files.get(key).await? {
            packed.push(Packed { name: name.clone(), bytes });
        }
    }
    let zip = pack(&sections, &packed).map_err(Problem::internal)?;
    drop(packed);
    let bytes = i64::try_from(zip.len()).unwrap_or(i64::MAX);
    app.files.put(&row.key(number), zip).await?;
    let mut writes = store::add_part(row, bytes, left, now)?;
    if left.is_empty() {
        let reader = app.db.read_one(store::reader(&row.account_id)).await?;
        let until = now.plus_minutes(EXPORT_DAYS_MAX * 24 * 60);
        writes.extend(reader.and_then(|reader| events::export_made(&reader, until, now, &*app.ids)));
    }
    app.db.commit(writes).await.map(drop).map_err(problems::lost)
}

/// What every capability knows of somebody.
async fn gather(app: &App, row: &ExportRow) -> Result<Vec<Section>, Problem> {
    let mut sections = Vec::with_capacity(store::SECTIONS.len());
    for of in store::SECTIONS {
        let mut rows = Vec::new();
        let mut after = String::new();
        for _ in 0..PAGES_MAX {
            let page = app.db.read(store::page(of, &row.account_id, &after)).await?;
            let is_last = page.len() < store::ROWS_MAX;
            rows.extend(page);
            match rows.last().and_then(|row| row.get("id")?.as_str()) {
                Some(id) if !is_last => id.clone_into(&mut after),
                _ => break,
            }
        }
        sections.push(Section { name: of.name, rows });
    }
    Ok(sections)
}

/// Forgets the bytes of exports whose week is over: first the bytes, then that they were there.
pub(super) async fn lapse(app: &App) -> Result<usize, Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::to_lapse(now)).await?;
    for row in &rows {
        // One more than was noted: a run may have been killed between the two.
        let keys = (1..=row.parts()?.len() + 1).map(|part| row.key(part)).collect();
        app.files.delete(keys).await?;
        app.db.commit(vec![store::lapsed(&row.id, now)]).await?;
    }
    Ok(rows.len())
}
