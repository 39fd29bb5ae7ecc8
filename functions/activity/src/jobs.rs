//! Every ten minutes: whoever is still in where the doors are shut has left when they were, and only forgot to say so. A run
//! that is killed or doubled ends nobody's stay twice; each run is bounded, and the next goes on.
use crate::api::OutBy;
use crate::rules::{PlaceFacts, StoredCheckIn, leave};
use crate::{App, problems, store};
use erasure::Part;
use web::Problem;

/// What this function erases of an account that is no more.
pub const ERASURE: Part =
    Part { name: "activity", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// How a race is lost that the next run looks at again.
const LOST: [&str; 4] = ["check_in_is_over", "benefit_overdrawn", "benefit_not_shared", "benefit_capped"];
/// Stays that one run looks at, of each location.
const SEEN_MAX: u32 = 500;

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Stays that were ended.
    pub left: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

/// One run.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    let now = app.clock.now();
    let places = app.db.read((store::places(None, None, now), store::closures(now))).await;
    let read = |(rows, closures): (Vec<store::PlaceRow>, Vec<store::ClosureRow>)| {
        rows.into_iter().map(|row| row.into_facts(&closures)).collect::<Result<Vec<_>, _>>()
    };
    match places.and_then(read) {
        Ok(places) => {
            for place in places.iter().filter(|place| 0 < place.people_in) {
                if let Err(problem) = shut(app, place, &mut done).await {
                    done.log.push(format!(
                        "{}: {}",
                        place.id,
                        problem.internal.unwrap_or(problem.kind.slug.to_owned())
                    ));
                }
            }
        }
        Err(error) => done.log.push(format!("places: {error}")),
    }
    if let Err(error) = erasure::sweep(&app.db, &ERASURE, now).await {
        done.log.push(format!("erasure: {error}"));
    }
    done
}

/// Ends the stays at a location that lasted until its doors were shut.
async fn shut(app: &App, place: &PlaceFacts, done: &mut Done) -> Result<(), Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::to_close(&place.id, now, SEEN_MAX)).await?;
    for stay in rows.into_iter().map(StoredCheckIn::from) {
        let shut_at = place.calendar.shuts_after(stay.in_at);
        if now < shut_at {
            continue;
        }
        let grants = app.db.read(store::grants_of(&stay.id, now)).await?;
        let leaving = leave(&stay, &grants, shut_at, OutBy::Closing);
        match app.db.commit(store::end(&stay, &leaving, now)).await {
            Ok(_) => done.left += 1,
            // They have left meanwhile, or somebody draws the same pass or shares it no more: the next run looks again.
            Err(error) if LOST.iter().any(|rule| error.is_refused_by(rule)) => {}
            Err(error) => return Err(problems::lost(error)),
        }
    }
    Ok(())
}
