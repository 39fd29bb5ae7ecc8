use crate::App;
use crate::handlers::*;
use web::Routes;

/// The table of contents.
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/api/shop/basket", show_basket)
        .post("/api/shop/basket/merge", merge_basket)
        .post("/api/shop/basket/items", add_item)
        .put("/api/shop/basket/items/{id}", change_item)
        .delete("/api/shop/basket/items/{id}", remove_item)
        .put("/api/shop/basket/code", enter_code)
        .delete("/api/shop/basket/code", drop_code)
        .get("/api/shop/orders", list_orders)
        .post("/api/shop/orders", create_order)
        .get("/api/shop/orders/{id}", show_order)
        .post("/api/shop/orders/{id}/complete", complete_order)
        .post("/api/shop/orders/{id}/cancellation", cancel_order)
        .get("/api/shop/proposals", list_proposals)
        .get("/api/shop/proposals/{id}", show_proposal)
        .post("/api/shop/proposals/{id}/acceptance", accept_proposal)
        .post("/api/shop/proposals/{id}/refusal", refuse_proposal)
        // Operators.
        .get("/api/shop/codes", list_codes)
        .post("/api/shop/codes", create_code)
        .get("/api/shop/codes/{code}", show_code)
        .put("/api/shop/codes/{code}", put_code)
        .get("/api/shop/codes/{code}/uses", list_code_uses)
        .get("/api/shop/known", list_known)
        .get("/api/shop/all/customers", find_customers)
        .get("/api/shop/all/orders", list_all_orders)
        .get("/api/shop/all/orders/{id}", show_any_order)
        .post("/api/shop/all/orders/{id}/cancellation", give_up_order)
        .get("/api/shop/all/proposals", list_all_proposals)
        .post("/api/shop/all/proposals", create_proposal)
        .get("/api/shop/all/proposals/{id}", show_any_proposal)
        .post("/api/shop/all/proposals/{id}/withdrawal", withdraw_proposal)
}
