use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents. Each act has its preview; what is agreed to is what was seen.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/plans", show_my_plans)
        .get("/api/plans/offers", list_offers)
        .get("/api/plans/advice", show_advice)
        .post("/api/plans/contracts/preview", preview_joining)
        .post("/api/plans/contracts", join_plan)
        .post("/api/plans/contracts/{id}/changes/preview", preview_change)
        .post("/api/plans/contracts/{id}/changes", change_plan)
        .post("/api/plans/contracts/{id}/pauses/preview", preview_pause)
        .post("/api/plans/contracts/{id}/pauses", pause_plan)
        .post("/api/plans/contracts/{id}/resumption/preview", preview_resumption)
        .post("/api/plans/contracts/{id}/resumption", resume_plan)
        .post("/api/plans/contracts/{id}/cancellation/preview", preview_cancellation)
        .post("/api/plans/contracts/{id}/cancellation", cancel_plan)
        .post("/api/plans/contracts/{id}/withdrawal/preview", preview_withdrawal)
        .post("/api/plans/contracts/{id}/withdrawal", withdraw_plan)
        // Operators.
        .get("/api/plans/setup", list_plans)
        .post("/api/plans/setup", create_plan)
        .put("/api/plans/setup/{id}", put_plan)
        .get("/api/plans/setup/{id}/prices", list_prices)
        .post("/api/plans/setup/{id}/prices/preview", preview_price)
        .post("/api/plans/setup/{id}/prices", say_price)
        .delete("/api/plans/setup/{id}/prices", call_price_off)
        .get("/api/plans/products", list_products)
        .post("/api/plans/products", create_product)
        .put("/api/plans/products/{id}", put_product)
        .get("/api/plans/all", list_contracts)
        .post("/api/plans/all", create_contract)
        .post("/api/plans/all/preview", preview_contract)
        .get("/api/plans/all/{id}", show_contract)
        .post("/api/plans/all/{id}/acts", act_on_contract)
        .get("/api/plans/customers", find_customers)
        .get("/api/plans/customers/{id}/grants", list_customer_grants)
        .post("/api/plans/customers/{id}/grants", give_benefit)
        .post("/api/plans/grants/{id}/revocation", take_benefit_back)
        .post("/api/plans/import", import_plans)
}
