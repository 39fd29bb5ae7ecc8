-- What must never be true of the ledger: each column counts the cases, and every count is 0 at all times. ?1 is today.
SELECT
  (SELECT count(*) FROM (SELECT 'standard' AS class UNION ALL SELECT 'reduced') AS taxed
    WHERE NOT EXISTS (SELECT 1 FROM v_tax_rates WHERE v_tax_rates.class = taxed.class AND from_day <= '1970-01-01')) AS tax_class_without_a_rate,
  (SELECT count(*) FROM v_billing_accounts AS buyer JOIN v_billing_settings ON buyer.tax_treatment = 'reverse_charge'
    WHERE replace(replace(substr(buyer.party ->> 'vat_number', 1, 2), 'EL', 'GR'), 'XI', 'GB') IN (seller ->> 'country',
      replace(replace(substr(seller ->> 'vat_number', 1, 2), 'EL', 'GR'), 'XI', 'GB'))) AS reverse_charge_at_home,
  -- Invoices in it go out without their tax in the accounting currency.
  (SELECT count(*) FROM (SELECT DISTINCT currency FROM v_locations) AS dealt
    JOIN v_billing_settings ON v_billing_settings.accounting_currency <> dealt.currency
    WHERE trim(coalesce(seller ->> 'vat_number', '') || coalesce(seller ->> 'tax_number', '')) <> ''
    AND NOT EXISTS (SELECT 1 FROM v_exchange_rates AS rate WHERE rate.currency = dealt.currency AND from_day <= ?1)) AS currency_without_an_exchange_rate,
  (SELECT count(*) FROM charges JOIN contracts ON contracts.id = charges.source_id
    WHERE charges.source = 'contract' AND charges.reverses IS NULL AND 0 < charges.gross_minor AND contracts.ends_on <= charges.period_from
    AND 0 < charges.gross_minor + (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = charges.id))
    AS contract_charged_past_its_end,
  (SELECT count(*) FROM charges JOIN contracts ON contracts.id = charges.source_id, json_each(contracts.pauses) AS pause
    WHERE charges.source = 'contract' AND 0 < charges.gross_minor AND pause.value ->> 'from' <= charges.period_from
    AND charges.period_from < pause.value ->> 'until') AS contract_charged_while_paused,
  (SELECT count(*) FROM contracts WHERE status = 'agreed' AND ends_on < date(?1, '-7 days') AND charged_until < '2199-12-31')
    AS ended_contract_not_closed,
  (SELECT count(*) FROM (SELECT payer_id FROM contracts WHERE status IN ('waiting', 'agreed') AND charged_until < '2199-12-31'
    GROUP BY payer_id HAVING 2000 <= count(*))) AS payer_of_more_contracts_than_are_reckoned_together,
  (SELECT count(*) FROM contracts WHERE status = 'agreed' AND charged_until < date(?1, '-7 days')) AS contract_charged_behind,
  (SELECT count(*) FROM (SELECT payer_id FROM charges WHERE source = 'deposit' GROUP BY payer_id, currency HAVING sum(gross_minor) <> 0
      AND NOT EXISTS (SELECT 1 FROM contracts WHERE contracts.payer_id = charges.payer_id AND status IN ('waiting', 'agreed')
        AND charged_until < '2199-12-31')))
    AS deposit_kept_after_the_last_contract,
  -- Two that a customer has at once of one plan; one that follows another begins as that one ends.
  (SELECT count(*) FROM (SELECT customer_id, plan_id FROM contracts
    WHERE status = 'agreed' AND starts_on <= ?1 AND coalesce(ends_on, '9999-12-31') > ?1
    GROUP BY customer_id, plan_id HAVING 1 < count(*))) AS two_contracts_of_one_plan,
  -- Once each function has forgotten whom it is about.
  (SELECT count(*) FROM contracts JOIN v_erased_customers ON v_erased_customers.customer_id = contracts.customer_id
    JOIN v_erased_accounts ON v_erased_accounts.account_id = v_erased_customers.account_id
    WHERE finished_at IS NOT NULL AND status IN ('waiting', 'agreed') AND coalesce(ends_on, '9999-12-31') > ?1)
    AS active_contract_of_an_erased_customer,
  (SELECT count(*) FROM (SELECT payer_id FROM charges WHERE source = 'deposit' GROUP BY payer_id, currency HAVING sum(gross_minor) < 0))
    AS more_deposit_returned_than_held,
  (SELECT count(*) FROM charges JOIN (SELECT charge_id, sum(gross_minor) AS minor FROM v_given_back GROUP BY charge_id) AS given
      ON given.charge_id = charges.id
    WHERE charges.gross_minor + given.minor NOT BETWEEN min(0, charges.gross_minor) AND max(0, charges.gross_minor))
    AS more_given_back_than_charged,
  (SELECT count(*) FROM open_charges WHERE invoice_by < date(?1, '-7 days')) AS charge_not_invoiced_in_time,
  (SELECT count(*) FROM charges WHERE NOT EXISTS (SELECT 1 FROM open_charges WHERE charge_id = charges.id)
    AND NOT EXISTS (SELECT 1 FROM invoice_lines WHERE charge_id = charges.id)
    AND NOT EXISTS (SELECT 1 FROM charges AS other WHERE other.reverses = charges.id OR charges.reverses = other.id))
    AS charge_lost,
  (SELECT count(*) FROM open_charges JOIN invoice_lines ON invoice_lines.charge_id = open_charges.charge_id) AS invoiced_charge_still_open,
  (SELECT count(*) FROM (SELECT series FROM invoices GROUP BY series HAVING max(number) <> count(*) OR min(number) <> 1)) AS invoice_number_gap,
  (SELECT count(*) FROM invoices WHERE (net_minor, tax_minor, gross_minor) IS NOT (
      SELECT sum(net_minor), sum(tax_minor), sum(gross_minor) FROM charges JOIN invoice_lines ON invoice_lines.charge_id = charges.id
      WHERE invoice_lines.invoice_id = invoices.id)) AS invoice_differs_from_its_lines,
  (SELECT count(*) FROM (SELECT invoices.id FROM invoices JOIN allocations ON allocations.invoice_id = invoices.id WHERE invoices.kind = 'invoice'
      GROUP BY invoices.id HAVING invoices.gross_minor < sum(allocations.amount_minor) OR sum(allocations.amount_minor) < 0))
    AS invoice_overpaid,
  (SELECT count(*) FROM invoices LEFT JOIN open_invoices ON open_invoices.invoice_id = invoices.id WHERE invoices.kind = 'invoice'
    AND (open_invoices.invoice_id IS NULL) <> (invoices.gross_minor = coalesce(
      (SELECT sum(amount_minor) FROM allocations WHERE allocations.invoice_id = invoices.id), 0))) AS settled_invoice_open_or_unsettled_not,
  (SELECT count(*) FROM payments WHERE (CASE status WHEN 'succeeded' THEN amount_minor ELSE 0 END) < coalesce(
      (SELECT sum(amount_minor) FROM allocations WHERE source_id = payments.id), 0)) AS payment_overspent,
  (SELECT count(*) FROM v_unspent WHERE unspent_minor < 0) AS money_spent_twice,
  (SELECT count(*) FROM open_credits WHERE 0 >= coalesce((SELECT unspent_minor FROM v_unspent WHERE v_unspent.source_id = open_credits.source_id), 0))
    AS spent_credit_still_open,
  (SELECT count(*) FROM v_unspent WHERE 0 < unspent_minor AND NOT EXISTS (SELECT 1 FROM open_credits WHERE open_credits.source_id = v_unspent.source_id)
    AND NOT EXISTS (SELECT 1 FROM payments WHERE id = v_unspent.source_id AND purpose ->> 'order' IS NOT NULL)) AS credit_forgotten,
  -- In no invoice, no credit and no refund, and with no bank.
  (SELECT count(*) FROM v_orders JOIN v_unspent ON v_unspent.source_id = v_orders.payment_id
    WHERE v_orders.status = 'refunded' AND 0 < v_unspent.unspent_minor
    AND NOT EXISTS (SELECT 1 FROM open_credits WHERE open_credits.source_id = v_unspent.source_id)
    AND NOT EXISTS (SELECT 1 FROM disputes WHERE disputes.payment_id = v_unspent.source_id AND disputes.status = 'open'))
    AS money_of_an_order_that_ended_forgotten,
  (SELECT count(*) FROM (SELECT customer_id, currency, sum(minor) AS minor FROM (
      SELECT customer_id, currency, amount_minor AS minor FROM account_entries
      UNION ALL SELECT customer_id, currency, settled_minor - gross_minor FROM v_invoices WHERE kind = 'invoice'
      UNION ALL SELECT customer_id, currency, unspent_minor FROM v_unspent
      UNION ALL SELECT customer_id, currency, amount_minor FROM refunds WHERE status IN ('wanted', 'processing'))
    GROUP BY customer_id, currency HAVING sum(minor) <> 0)) AS account_differs_from_what_is_open,
  (SELECT count(*) FROM payments WHERE amount_minor < coalesce(
      (SELECT sum(amount_minor) FROM refunds WHERE payment_id = payments.id AND status <> 'failed'), 0)) AS more_refunded_than_paid,
  (SELECT count(*) FROM payments WHERE (status = 'succeeded') <> EXISTS (
      SELECT 1 FROM account_entries WHERE source_id = payments.id AND kind = 'payment' AND amount_minor = -payments.amount_minor))
    AS payment_not_on_the_account,
  (SELECT count(*) FROM invoices WHERE NOT EXISTS (
      SELECT 1 FROM account_entries WHERE source_id = invoices.id AND kind = invoices.kind AND amount_minor = invoices.gross_minor))
    AS invoice_not_on_the_account,
  (SELECT count(*) FROM grants WHERE amount < (SELECT coalesce(sum(draws.amount), 0) FROM draws WHERE grant_id = grants.id))
    AS benefit_below_zero,
  (SELECT count(*) FROM (SELECT grant_id, source_id FROM draws GROUP BY grant_id, source_id HAVING sum(amount) < 0)) AS more_given_back_than_drawn
