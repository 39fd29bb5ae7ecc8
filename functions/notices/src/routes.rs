use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/notices/inbox", list_inbox)
        .get("/api/notices/unread", count_unread)
        .post("/api/notices/inbox/read", read_all)
        .post("/api/notices/inbox/{id}/read", read_one)
        .get("/api/notices/settings", show_settings)
        .put("/api/notices/settings", put_settings)
        .post("/api/notices/address-check", try_address)
        .post("/api/notices/devices", create_device)
        .delete("/api/notices/devices/{id}", delete_device)
        .get("/api/notices/unsubscribe/{token}", show_unsubscribe)
        .post("/api/notices/unsubscribe/{token}", unsubscribe)
        .post("/api/notices/returned", take_returned)
        .get("/api/notices/proofs/{token}", show_proof)
        .post("/api/notices/proofs/{token}", prove_address)
        // Operators.
        .get("/api/notices", list_notices)
        .get("/api/notices/summary", show_summary)
        .post("/api/notices/{id}/replay", replay_notice)
        .post("/api/notices/replays", replay_notices)
        .get("/api/notices/strays", list_strays)
        .post("/api/notices/strays/dismissals", dismiss_strays)
        .post("/api/notices/strays/replays", replay_stray)
        .get("/api/notices/bounces", list_bounces)
        .get("/api/notices/bounces/soft", list_soft_bounces)
        .delete("/api/notices/bounces/{id}", delete_bounce)
        .get("/api/notices/texts", list_texts)
        .get("/api/notices/texts/{topic}", show_text)
        .put("/api/notices/texts/{topic}", put_text)
        .post("/api/notices/texts/{topic}/preview", preview_text)
}
