use crate::api::*;
use crate::handlers::{foreseen, told};
use crate::{App, events, problems, rules, store};
use access::customers::{CustomerName, FindCustomers};
use kernel::CustomerId;
use ledger::{Books, Party, invoice_number};
use web::{AtVersion, Body, Json, NoContent, Operator, Page, Path, Problem, Query, problem, refuse_any, role};

pub(crate) async fn list_accounts(
    _: Operator<role::BillingRead>,
    app: App,
    Query(list): Query<ListAccounts>,
) -> Result<Json<Page<Debtor>>, Problem> {
    let ((debtors, parts), (books, rates)) = (store::debtors(list.cursor.as_ref()), ledger::books());
    let (debtors, parts, books, rates) = app.db.read((debtors, parts, books, rates)).await?;
    let today = Books::alone((books, rates))?.day(app.clock.now());
    let debtor = |row: store::DebtorRow| {
        let own = parts.iter().filter(|part| part.customer_id == row.customer_id);
        let parts: Vec<_> = own.map(store::BalanceRow::part).collect();
        Debtor {
            balances: rules::balances(&parts, today, None),
            customer_id: row.customer_id,
            customer_name: row.customer_name,
            due_since: row.due_on,
            oldest: InvoiceName { id: row.id, number: invoice_number(&row.series, row.number) },
            suspended: row.suspended == 1,
        }
    };
    let debtors: Vec<_> = debtors.into_iter().map(debtor).collect();
    Ok(Json(Page::cut(debtors, store::PAGE_ITEMS_MAX, |last| last.customer_id.to_string())))
}

pub(crate) async fn find_customers(
    _: Operator<role::BillingRead>,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    Ok(access::customers::page(app.db.read(access::customers::find(&wish)).await?))
}

pub(crate) async fn show_customer_account(
    _: Operator<role::BillingRead>,
    app: App,
    Path(customer): Path<CustomerId>,
) -> Result<Json<CustomerAccount>, Problem> {
    let now = app.clock.now();
    let (books, rates) = ledger::books();
    let asked = (
        store::account(&customer),
        store::balances([&customer]),
        store::methods(&customer, now),
        store::open_steps(&customer),
        books,
        rates,
    );
    let (accounts, parts, methods, steps, books, rates) = app.db.read(asked).await?;
    let row = accounts.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let today = Books::alone((books, rates))?.day(now);
    let (customer_name, parts) = (row.name.clone(), parts.iter().map(store::BalanceRow::part).collect::<Vec<_>>());
    let account = row.into_account()?;
    let default = account.default_method_id.clone();
    Ok(Json(CustomerAccount {
        account,
        customer_name,
        balances: rules::balances(&parts, today, None),
        methods: methods.iter().map(|method| method.saved(default.as_ref())).collect(),
        dunning: by_invoice(steps),
    }))
}

/// The steps by invoice; they come in the order of invoices.
fn by_invoice(steps: Vec<store::OpenStepRow>) -> Vec<DunnedInvoice> {
    let mut dunned: Vec<DunnedInvoice> = Vec::new();
    for row in steps {
        let step = DunningStep { step: row.step, at: row.at };
        if let Some(last) = dunned.last_mut().filter(|last| last.invoice.id == row.invoice_id) {
            last.steps.push(step);
        } else {
            let invoice = InvoiceName { id: row.invoice_id, number: invoice_number(&row.series, row.number) };
            dunned.push(DunnedInvoice { invoice, steps: vec![step] });
        }
    }
    dunned
}

pub(crate) async fn change_customer_account(
    operator: Operator<role::Billing>,
    app: App,
    Path(customer): Path<CustomerId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<CustomerSetup>,
) -> Result<Json<BillingAccount>, Problem> {
    let (accounts, settings) = app.db.read((store::account(&customer), store::settings())).await?;
    let seller = store::only_settings(settings, Vec::new())?.seller;
    let row = accounts.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let (email, known) = (row.email.clone(), row.into_account()?);
    refuse_any(rules::check_buyer(&setup.party, setup.tax_treatment, &known, &seller))?;
    let changed = BillingAccount {
        party: Party::from(&setup.party).or_email(email),
        is_own: true,
        tax_treatment: setup.tax_treatment,
        due_days: setup.due_days.map(DueDays::get),
        collects: setup.collects,
        version: version.into(),
        ..known.clone()
    };
    let mut writes = store::put_account(&changed, &known);
    writes.push(app.audit(&operator.claims, "change_customer_account", customer.as_str(), &setup));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(BillingAccount { version: changed.version + 1, ..changed }))
}

/// The suspension ends, whatever is owed, and the customer is told; none of the invoices for which it happened brings it back.
pub(crate) async fn reinstate_customer(
    operator: Operator<role::Billing>,
    app: App,
    Path(customer): Path<CustomerId>,
    Body(wish): Body<ReinstateCustomer>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let (books, rates) = ledger::books();
    let asked = (store::account(&customer), store::balances([&customer]), books, rates);
    let (accounts, parts, books, rates) = app.db.read(asked).await?;
    let row = accounts.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    if row.suspended_at.is_none() {
        return Err(problems::NOT_SUSPENDED.because(""));
    }
    let today = Books::alone((books, rates))?.day(now);
    let parts: Vec<_> = parts.iter().map(store::BalanceRow::part).collect();
    let overdue =
        rules::balances(&parts, today, None).into_iter().map(|balance| balance.overdue).max_by_key(|sum| sum.minor);
    let mut writes = vec![store::guard_suspended(&[&customer]), store::reinstate(&customer)];
    writes.extend(overdue.map(|overdue| events::unsuspended(&customer, row.name.clone(), overdue, now, &*app.ids)));
    writes.push(app.audit(&operator.claims, "reinstate_customer", customer.as_str(), &wish));
    match app.db.commit(writes).await {
        // Paid, or lifted by somebody else, at the same moment.
        Err(cause) if cause.is_refused_by("billing_changed") => Err(problems::NOT_SUSPENDED.because("")),
        outcome => outcome.map(|_| NoContent).map_err(problems::refused),
    }
}

pub(crate) async fn show_customer_statement(
    _: Operator<role::BillingRead>,
    app: App,
    Path(customer): Path<CustomerId>,
    Query(range): Query<StatementRange>,
) -> Result<Json<AccountStatement>, Problem> {
    let answers = app.db.read(store::statement_facts(&customer, range)).await?;
    Ok(Json(told(&customer, range, answers)?))
}

pub(crate) async fn list_customer_upcoming(
    _: Operator<role::BillingRead>,
    app: App,
    Path(customer): Path<CustomerId>,
) -> Result<Json<Upcoming>, Problem> {
    let books = Books::read(app.db.read(ledger::asked([&customer])).await?)?;
    if !books.payers.contains_key(&customer) {
        return Err(problem::NOT_FOUND.because(""));
    }
    Ok(Json(foreseen(&books, &customer, &app)))
}
