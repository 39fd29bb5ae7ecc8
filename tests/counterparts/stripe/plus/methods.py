# SPDX-License-Identifier: GPL-3.0-or-later
"""Methods of all kinds, mandates, and saving methods (SetupIntent) with what localstripe leaves out."""
from localstripe import resources as R

from vendor import (ASKS_ONCE, BANKS, DECLINED_CARDS, DECLINED_ONLY_WHEN_CHARGED, FAILING_ACCOUNTS, Refusal, declined,
                    happened, listed, now)

PM, Setup = R.PaymentMethod, R.SetupIntent
ACCOUNT_FIELDS = {
    'sepa_debit': {'iban'},
    'bacs_debit': {'account_number', 'sort_code'},
    'us_bank_account': {'account_number', 'routing_number', 'account_holder_type'},
}
_make_method, _make_setup = PM.__init__, Setup.__init__


def make_method(self, type=None, billing_details=None, metadata=None, **more):
    details = more.pop(type, None) if type in BANKS else None
    if type not in BANKS:
        _make_method(self, type=type, billing_details=billing_details, metadata=metadata, **more)
        self._number = self._card_number
        self.card.update(checks=None, wallet=None, networks=None, generated_from=None)
    else:
        if more or not isinstance(details, dict) or not ACCOUNT_FIELDS[type] <= details.keys():
            raise Refusal(400, 'parameter_missing', 'The details of the account are incomplete.')
        iban = details.get('iban', 'DE89370400440532013000')
        _make_method(self, type='sepa_debit', sepa_debit={'iban': iban}, billing_details=billing_details, metadata=metadata)
        self._number = (details.get('iban') or details['account_number']).replace(' ', '').upper()
        if type != 'sepa_debit':
            del self.sepa_debit
            kept = {k: v for k, v in details.items() if k != 'account_number'}
            bank = {'bank_name': 'STRIPE TEST BANK'} if type == 'us_bank_account' else {}
            setattr(self, type, {**kept, **bank, 'last4': self._number[-4:], 'fingerprint': R.fingerprint(self._number)})
        else:
            for name in ('mandate_reference', 'mandate_url'):
                del self.sepa_debit[name]
    self.type = type
    nothing = dict.fromkeys(('city', 'country', 'line1', 'line2', 'postal_code', 'state'))
    given = self.billing_details
    self.billing_details = {**dict.fromkeys(('email', 'name', 'phone')), **given,
                            'address': {**nothing, **(given.get('address') or {})}}
    self._mandate = None
    self._was_detached = False


PM.__init__ = make_method
PM._fault = lambda self: DECLINED_CARDS.get(self._number) or (
    (FAILING_ACCOUNTS[self._number], None) if self._number in FAILING_ACCOUNTS else None)
PM._charging_is_declined = lambda self: self._fault() is not None
PM._attaching_is_declined = lambda self: self._number in DECLINED_CARDS and self._number not in DECLINED_ONLY_WHEN_CHARGED
PM._asks = lambda self: self._requires_authentication() and not (self._number == ASKS_ONCE and self.customer)


def attach(method, customer):
    if customer and not method.customer:
        method.customer = customer
        happened('payment_method.attached', method)


def detach(id):
    method = PM._api_retrieve(id)
    if not method.customer:
        raise Refusal(400, 'payment_method_unexpected_state', 'The method is attached to no customer.')
    method.customer, method._was_detached = None, True
    if method._mandate:
        method._mandate.status = 'inactive'
    happened('payment_method.detached', method)
    return method


def methods_of(id, type=None, limit=None, starting_after=None):
    R.Customer._api_retrieve(id)
    mine = lambda method: method.customer == id and type in (None, method.type)
    return listed(PM, f'/v1/customers/{id}/payment_methods', limit, starting_after, keep=mine)


class Mandate(R.StripeObject):
    object = 'mandate'
    _id_prefix = 'mandate_'

    def __init__(self, method, acceptance):
        super().__init__()
        online = acceptance.get('online') or {}
        self.customer_acceptance = {'accepted_at': int(acceptance.get('accepted_at', now())), 'type': acceptance['type'],
                                    'online': {'ip_address': online.get('ip_address'), 'user_agent': online.get('user_agent')}}
        written = {'reference': self.id[-10:].upper(), 'url': f'https://payments.example/mandate/{self.id}'}
        about = {'sepa_debit': written, 'bacs_debit': {**written, 'network_status': 'accepted'}}.get(method.type, {})
        self.payment_method, self.status, self.type, self.multi_use = method.id, 'active', 'multi_use', {}
        self.payment_method_details = {'type': method.type, method.type: about}
        method._mandate = self

    def _turn(self, status):
        self.status = status
        happened('mandate.updated', self)


def mandate_for(method, mandate_data):
    """The mandate of a bank account: the one it has, or one that is accepted now."""
    if method.type not in BANKS:
        return None
    acceptance = (mandate_data or {}).get('customer_acceptance')
    if acceptance:
        return Mandate(method, acceptance)
    if method._mandate is None:
        raise Refusal(400, 'parameter_missing', 'A mandate is needed: give mandate_data.')
    if method._mandate.status != 'active':
        raise Refusal(400, 'payment_intent_mandate_invalid', 'The mandate is not active.')
    return method._mandate


def create(confirm=None, payment_method=None, payment_method_data=None, payment_method_types=None, mandate_data=None, **data):
    setup = Setup(**data)
    setup.payment_method_types = payment_method_types or ['card']
    if str(confirm).lower() == 'true':
        confirm_setup(setup.id, payment_method=payment_method, payment_method_data=payment_method_data, mandate_data=mandate_data)
    return setup


def make_setup(self, **data):
    _make_setup(self, **data)
    self.mandate = self.last_setup_error = self.latest_attempt = self.single_use_mandate = self.description = None
    self.application = self.on_behalf_of = self.cancellation_reason = self.flow_directions = None
    self.payment_method_options, self._terms = {}, None


Setup.__init__ = make_setup


def confirm_setup(id, payment_method=None, payment_method_data=None, mandate_data=None, client_secret=None, use_stripe_sdk=None):
    setup = Setup._api_retrieve(id)
    if client_secret not in (None, setup.client_secret):
        raise Refusal(401, 'setup_intent_invalid', 'The client secret is another one.')
    if setup.next_action and not (payment_method or payment_method_data):
        # localstripe's Stripe.js says so that 3-D Secure went well.
        return authenticated(setup, True)
    if setup.status not in ('requires_payment_method', 'requires_confirmation'):
        raise Refusal(400, 'setup_intent_unexpected_state', f'The set-up is {setup.status}.')
    method = PM._api_retrieve(payment_method) if payment_method else PM(**(payment_method_data or {}))
    if method.type not in setup.payment_method_types:
        raise Refusal(400, 'setup_intent_invalid_parameter', f'A {method.type} was not asked for.')
    if client_secret and method.type == 'sepa_debit' and not mandate_data:
        # The vendor's Stripe.js sends what it knows of the browser.
        mandate_data = {'customer_acceptance': {'type': 'online', 'online': {'ip_address': '127.0.0.1', 'user_agent': 'Stripe.js'}}}
    setup._terms, setup.payment_method, setup.last_setup_error = mandate_data, method.id, None
    if method._attaching_is_declined():
        fail_setup(setup, *method._fault())
        raise declined(*method._fault(), setup_intent=setup._export())
    if method._requires_authentication():
        ask(setup, {'type': 'use_stripe_sdk', 'use_stripe_sdk': {'type': 'three_d_secure_redirect', 'stripe_js': ''}})
    elif method.type == 'us_bank_account':
        proof = {'arrival_date': now() + 86400, 'hosted_verification_url': 'https://payments.example/verify', 'microdeposit_type': 'descriptor_code'}
        ask(setup, {'type': 'verify_with_microdeposits', 'verify_with_microdeposits': proof})
    else:
        finish(setup, method)
    return setup


def ask(setup, action):
    setup.status, setup.next_action = 'requires_action', action
    happened('setup_intent.requires_action', setup)


def finish(setup, method):
    mandate = mandate_for(method, setup._terms)
    setup.status, setup.next_action, setup.mandate = 'succeeded', None, mandate and mandate.id
    attach(method, setup.customer)
    happened('setup_intent.succeeded', setup)


def fail_setup(setup, code, decline_code=None):
    error = {'type': 'card_error', 'code': code, 'message': 'It failed.', **({'decline_code': decline_code} if decline_code else {})}
    setup.status, setup.next_action, setup.last_setup_error, setup.payment_method = 'requires_payment_method', None, error, None
    happened('setup_intent.setup_failed', setup)


def authenticated(setup, success):
    if setup.status != 'requires_action':
        raise Refusal(400, 'setup_intent_unexpected_state', f'The set-up is {setup.status}.')
    if success:
        finish(setup, PM._api_retrieve(setup.payment_method))
    else:
        fail_setup(setup, 'setup_intent_authentication_failure')
    return setup


def cancel_setup(id, client_secret=None, use_stripe_sdk=None, cancellation_reason=None):
    setup = Setup._api_retrieve(id)
    if use_stripe_sdk is not None:
        # localstripe's Stripe.js says so that 3-D Secure failed.
        return authenticated(setup, False)
    if setup.status in ('succeeded', 'canceled'):
        raise Refusal(400, 'setup_intent_unexpected_state', f'The set-up is {setup.status}.')
    setup.status, setup.next_action = 'canceled', None
    happened('setup_intent.canceled', setup)
    return setup


def verify(id, amounts=None, descriptor_code=None):
    setup = Setup._api_retrieve(id)
    if not setup.next_action or setup.next_action['type'] != 'verify_with_microdeposits':
        raise Refusal(400, 'setup_intent_unexpected_state', 'There is nothing to prove.')
    if descriptor_code != 'SM11AA' and [str(amount) for amount in amounts or []] != ['32', '45']:
        raise Refusal(400, 'payment_method_microdeposit_verification_amounts_mismatch', 'That is not what was deposited.')
    return authenticated(setup, True)


Setup._api_create = classmethod(lambda cls, **data: create(**data))
R.extra_apis[:] = [api for api in R.extra_apis if '/setup_intents/' not in api[1] and not api[1].endswith('/detach')]
R.extra_apis.extend((
    ('POST', '/v1/payment_methods/{id}/detach', detach),
    ('GET', '/v1/customers/{id}/payment_methods', methods_of),
    ('GET', '/v1/mandates/{id}', Mandate._api_retrieve),
    ('POST', '/v1/setup_intents/{id}/confirm', confirm_setup),
    ('POST', '/v1/setup_intents/{id}/cancel', cancel_setup),
    ('POST', '/v1/setup_intents/{id}/verify_microdeposits', verify),
))
