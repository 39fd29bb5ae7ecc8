# SPDX-License-Identifier: GPL-3.0-or-later
"""Payments that take their time, fail in the vendor's words and can be attempted again; refunds, disputes, lists."""
from localstripe import resources as R

from methods import PM, attach, mandate_for
from vendor import BANKS, DISPUTING_ACCOUNTS, Refusal, declined, happened, listed, now

Charge, Intent, Refund, Event = R.Charge, R.PaymentIntent, R.Refund, R.Event
_make_intent, _export_intent, _on_success, _make_refund = Intent.__init__, Intent._export, Intent._on_success, Refund.__init__
# What waits for the banks: called when they have settled.
waiting = []


def make_intent(self, payment_method_types=None, description=None, statement_descriptor_suffix=None, setup_future_usage=None, **data):
    _make_intent(self, **data)
    self.payment_method_types = payment_method_types or ['card']
    self.description, self.statement_descriptor_suffix = description, statement_descriptor_suffix
    self.setup_future_usage, self.statement_descriptor, self.capture_method = setup_future_usage, None, 'automatic'
    self.canceled_at = self.cancellation_reason = self.processing = None
    self.confirmation_method, self.payment_method_options = 'automatic', {}
    self._charges = []


def export_intent(self, expand=None):
    thing = _export_intent(self)
    thing['latest_charge'] = self.latest_charge and self.latest_charge.id
    del thing['charges']
    thing['amount_received'] = self.amount if self.status == 'succeeded' else 0
    # An attempt that failed gives its method up.
    if thing['status'] == 'requires_payment_method' and self.last_payment_error:
        thing['payment_method'] = None
    return thing


def last_error(self):
    failed = self.latest_charge is not None and self.latest_charge.status == 'failed'
    code = ('payment_intent_authentication_failure', None) if self._authentication_failed else \
        (self.latest_charge.failure_code, self.latest_charge._decline_code) if failed else self._absent
    if not code:
        return None
    return {'type': 'card_error', 'code': code[0], 'message': 'It failed.', **({'decline_code': code[1]} if code[1] else {})}


Intent.__init__, Intent._export, Intent.last_payment_error, Intent._absent = make_intent, export_intent, property(last_error), None


def create(confirm=None, off_session=None, payment_method_data=None, mandate_data=None, **data):
    intent = Intent(**data)
    happened('payment_intent.created', intent)
    if str(confirm).lower() == 'true':
        away = str(off_session).lower() == 'true'
        confirm_payment(intent.id, payment_method_data=payment_method_data, mandate_data=mandate_data, away=away)
    return intent


def confirm_payment(id, payment_method=None, payment_method_data=None, mandate_data=None, client_secret=None, away=False):
    intent = Intent._api_retrieve(id)
    if client_secret not in (None, intent.client_secret):
        raise Refusal(401, 'payment_intent_invalid', 'The client secret is another one.')
    if intent.status not in ('requires_payment_method', 'requires_confirmation'):
        raise Refusal(400, 'payment_intent_unexpected_state', f'The payment is {intent.status}.')
    given = payment_method or intent.payment_method
    if not given and not payment_method_data:
        raise Refusal(400, 'parameter_missing', 'There is no method to pay with.')
    method = PM(**payment_method_data) if payment_method_data else PM._api_retrieve(given)
    if method.type not in intent.payment_method_types:
        raise Refusal(400, 'payment_intent_incompatible_payment_method', f'A {method.type} was not asked for.')
    if method._was_detached or method.customer not in (None, intent.customer):
        raise Refusal(400, 'payment_method_customer_mismatch', 'The method is not this customer\'s.')
    mandate_for(method, mandate_data)
    intent.payment_method, intent.latest_charge = method.id, None
    intent._authentication_failed, intent._absent = False, None
    if method._asks() and away:
        # The bank wants its customer, who is not there.
        intent._absent, intent.payment_method = ('authentication_required', 'authentication_required'), None
        happened('payment_intent.payment_failed', intent)
        raise declined('authentication_required', 'authentication_required', payment_intent=intent._export())
    intent._confirm(on_failure_now=intent._report_failure) if method._asks() else intent._create_charge(intent._report_failure)
    if intent.next_action:
        happened('payment_intent.requires_action', intent)
    return intent


def authenticated(intent, success):
    if intent.status != 'requires_action':
        raise Refusal(400, 'payment_intent_unexpected_state', f'The payment is {intent.status}.')
    intent.next_action = None
    if success:
        intent._create_charge(intent._report_failure)
    else:
        intent._authentication_failed, intent.payment_method = True, None
        happened('payment_intent.payment_failed', intent)
    return intent


def authenticate(id, client_secret=None, success=False):
    intent = Intent._api_retrieve(id)
    if client_secret != intent.client_secret:
        raise Refusal(401, 'payment_intent_invalid', 'The client secret is another one.')
    return authenticated(intent, str(success).lower() == 'true')


def cancel(id, cancellation_reason=None):
    intent = Intent._api_retrieve(id)
    if intent.status in ('succeeded', 'canceled', 'processing'):
        raise Refusal(400, 'payment_intent_unexpected_state', f'The payment is {intent.status}.', payment_intent=intent._export())
    intent._canceled, intent.next_action, intent.canceled_at, intent.cancellation_reason = True, None, now(), cancellation_reason
    happened('payment_intent.canceled', intent)
    return intent


def begin_charge(self, on_success=None, on_failure_now=None, on_failure_later=None):
    """Cards are decided at once; banks when `waiting` is settled."""
    intent, method = Intent._api_retrieve(self.payment_intent), PM._api_retrieve(self.payment_method)
    intent._charges.append(self)
    self._decline_code = None
    if method.type in BANKS:
        self.status = 'pending'
        waiting.append(lambda: end_charge(self, method, on_success, on_failure_later))
        happened('payment_intent.processing', intent)
    else:
        end_charge(self, method, on_success, on_failure_now)


def end_charge(charge, method, on_success, on_failure):
    fault = method._fault()
    if fault:
        charge.status, (charge.failure_code, charge._decline_code) = 'failed', fault
        on_failure()
        return
    entry = R.BalanceTransaction(amount=charge.amount, currency=charge.currency, exchange_rate=1.0,
                                 reporting_category='charge', source=charge.id, type='charge')
    charge.status, charge.balance_transaction = 'succeeded', entry.id
    on_success()
    if method._number in DISPUTING_ACCOUNTS:
        dispute(charge.payment_intent)


def succeeded(self):
    method = PM._api_retrieve(self.payment_method)
    if self.setup_future_usage:
        attach(method, self.customer)
    _on_success(self)


def raise_failure(self):
    raise declined(self.failure_code, self._decline_code, charge=self.id,
                   payment_intent=Intent._api_retrieve(self.payment_intent)._export())


Charge._initialize_charge, Charge._raise_failure, Intent._on_success = begin_charge, raise_failure, succeeded


def make_refund(self, reason=None, **data):
    intent = Intent._api_retrieve(data['payment_intent'])
    charge = intent.latest_charge
    if intent.status != 'succeeded':
        raise Refusal(400, 'charge_not_refundable', 'Only a payment that succeeded can be refunded.')
    back = sum(one.amount for one in charge.refunds._list if one.status != 'failed')
    if back >= charge.amount:
        raise Refusal(400, 'charge_already_refunded', 'All of it was refunded.')
    if int(data.get('amount') or 0) > charge.amount - back:
        raise Refusal(400, 'amount_too_large', 'More than is left of it.')
    _make_refund(self, **data)
    self.reason, self.receipt_number = reason, None
    self.source_transfer_reversal = self.transfer_reversal = None
    happened('refund.created', self)
    happened('charge.refunded', charge)
    if PM._api_retrieve(intent.payment_method).type in BANKS:
        self.status = 'pending'
        waiting.append(lambda: turn_refund(self, 'succeeded'))


def turn_refund(refund, status, failure_reason=None):
    refund.status = status
    if failure_reason:
        refund.failure_reason = failure_reason
    happened('refund.failed' if status == 'failed' else 'refund.updated', refund)
    happened('charge.refund.updated', refund)


Refund.__init__ = make_refund


class Dispute(R.StripeObject):
    object = 'dispute'
    _id_prefix = 'du_'

    def __init__(self, intent, status, reason):
        super().__init__()
        self.amount, self.currency, self.charge = intent.amount, intent.currency, intent.latest_charge.id
        self.payment_intent, self.status, self.reason, self.metadata = intent.id, status, reason, {}
        self.balance_transactions, self.is_charge_refundable, self.evidence = [], False, {}
        self.evidence_details = {'due_by': None, 'has_evidence': False, 'past_due': False, 'submission_count': 0}


def dispute(payment_intent, reason=None):
    """A card's holder disputes and can be answered; what a bank takes back is lost at once."""
    intent = Intent._api_retrieve(payment_intent)
    bank = PM._api_retrieve(intent.payment_method).type in BANKS
    made = Dispute(intent, 'lost' if bank else 'needs_response', reason or ('debit_not_authorized' if bank else 'fraudulent'))
    happened('charge.dispute.created', made)
    if bank:
        happened('charge.dispute.closed', made)
    return made


def close_dispute(id, status):
    made = Dispute._api_retrieve(id)
    made.status = status
    happened('charge.dispute.closed', made)
    return made


def settle():
    """The banks have done with all that is on its way."""
    done, waiting[:] = waiting[:], []
    for end in done:
        end()
    return len(done)


def taken():
    """Every charge that took money, with our own payment: whoever was charged twice is here twice."""
    intents = [thing for thing in R.store.values() if isinstance(thing, Intent)]
    return [{'payment': intent.id, 'ours': intent.metadata.get('payment'), 'amount': charge.amount, 'currency': charge.currency,
             'refunded': sum(one.amount for one in charge.refunds._list if one.status != 'failed')}
            for intent in intents for charge in intent._charges if charge.status == 'succeeded']


Intent._api_create = classmethod(lambda cls, **data: create(**data))
Intent._api_list_all = classmethod(lambda cls, url, customer=None, **page: listed(
    cls, url, keep=lambda thing: customer in (None, thing.customer), **page))
Event._api_list_all = classmethod(lambda cls, url, types=None, type=None, **page: listed(
    cls, url, keep=lambda thing: (types is None or thing.type in types) and type in (None, thing.type), **page))
Refund._api_list_all = classmethod(lambda cls, url, payment_intent=None, charge=None, **page: listed(
    cls, url, keep=lambda thing: payment_intent in (None, thing.payment_intent) and charge in (None, thing.charge), **page))
R.extra_apis[:] = [api for api in R.extra_apis if '/payment_intents/' not in api[1]]
R.extra_apis.extend((
    ('POST', '/v1/payment_intents/{id}/confirm', confirm_payment),
    ('POST', '/v1/payment_intents/{id}/cancel', cancel),
    ('POST', '/v1/payment_intents/{id}/_authenticate', authenticate),
    ('GET', '/v1/disputes/{id}', Dispute._api_retrieve),
))
