use crate::App;
use crate::handlers::{members::*, operators::*};
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/bookings/options", show_options)
        .get("/api/bookings/find", find_offers)
        .get("/api/bookings/day", show_day)
        .get("/api/bookings", list_bookings)
        .post("/api/bookings", create_booking)
        .get("/api/bookings/{id}", show_booking)
        .post("/api/bookings/{id}/cancellation", cancel_booking)
        .get("/api/bookings/{id}/calendar.ics", show_booking_calendar)
        // Operators.
        .get("/api/bookings/all", list_all_bookings)
        .post("/api/bookings/all/{id}/cancellation", cancel_any_booking)
        .get("/api/bookings/kinds", list_kinds)
        .post("/api/bookings/kinds", create_kind)
        .put("/api/bookings/kinds/{id}", put_kind)
        .get("/api/bookings/policies", list_policies)
        .post("/api/bookings/policies", create_policy)
        .put("/api/bookings/policies/{id}", put_policy)
        .get("/api/bookings/resources", list_resources)
        .post("/api/bookings/resources", create_resource)
        .put("/api/bookings/resources/{id}", put_resource)
        .get("/api/bookings/rates", list_rates)
        .post("/api/bookings/rates", create_rate)
        .put("/api/bookings/rates/{id}", put_rate)
        .post("/api/bookings/import", import_bookings)
}
