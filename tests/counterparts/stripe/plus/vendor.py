# SPDX-License-Identifier: GPL-3.0-or-later
"""What all of it shares: refusals in the vendor's form, events, lists, test numbers."""
import time

from localstripe import resources as R
from localstripe.errors import UserError

API_VERSION = '2024-06-20'
BANKS = ('sepa_debit', 'bacs_debit', 'us_bank_account')

# The vendor's test cards: what they are declined with, as code and decline code.
DECLINED_CARDS = {
    '4000000000000002': ('card_declined', 'generic_decline'),
    '4000000000009995': ('card_declined', 'insufficient_funds'),
    '4000000000009987': ('card_declined', 'lost_card'),
    '4000000000009979': ('card_declined', 'stolen_card'),
    '4000000000000069': ('expired_card', None),
    '4000000000000127': ('incorrect_cvc', None),
    '4000000000000119': ('processing_error', None),
    '4242424242424241': ('incorrect_number', None),
    # These can be saved, and are declined when they are charged.
    '4000000000000341': ('card_declined', 'generic_decline'),
    '4000008260003178': ('card_declined', 'insufficient_funds'),
}
DECLINED_ONLY_WHEN_CHARGED = ('4000000000000341', '4000008260003178')
# Asks for 3-D Secure once, when it is saved; the other 3-D Secure cards ask each time.
ASKS_ONCE = '4000002500003155'

# Test accounts: what a debit fails with.
FAILING_ACCOUNTS = {
    'DE62370400440532013001': 'debit_not_authorized',
    'DE65370400440002222227': 'insufficient_funds',
    '33333335': 'debit_not_authorized',
    '22222227': 'insufficient_funds',
    '000111111113': 'account_closed',
    '000111111116': 'no_account',
    '000222222227': 'insufficient_funds',
    '000333333335': 'debit_not_authorized',
}
# Accounts whose bank takes the debit back after it has succeeded.
DISPUTING_ACCOUNTS = ('DE35370400440532013002', '000555555559')


class Refusal(UserError):
    """An error as the vendor words it; localstripe's own has one type for all."""

    def __init__(self, status, code, message, kind='invalid_request_error', **more):
        super().__init__(status, message)
        self.body['error'] = {'type': kind, 'code': code, 'message': message, **more}


def declined(code, decline_code, **more):
    more = {**({'decline_code': decline_code} if decline_code else {}), **more}
    return Refusal(402, code, 'It was declined.', kind='card_error', **more)


_courier = []


def tell_events_to(take):
    """Every event goes to `take`, in the order in which they happen."""
    _courier[:] = [take]


def schedule(event):
    event.api_version, event.pending_webhooks, event.request = API_VERSION, 1, None
    for take in _courier:
        take(event._export())


def happened(kind, thing):
    schedule(R.Event(kind, thing))


# localstripe tells its events by this name.
R.schedule_webhook = schedule


def listed(cls, url, limit=None, starting_after=None, created=None, keep=lambda thing: True):
    """A page of a list, the newest first; localstripe lists the oldest first."""
    since = int((created or {}).get('gte', 0))
    page = R.List(url, limit=limit, starting_after=starting_after)
    page._list = [thing for key, thing in reversed(list(R.store.items()))
                  if key.startswith(cls.object + ':') and thing.created >= since and keep(thing)]
    return page


_time, _ahead = time.time, [0]
# localstripe and what it lacks read this machine's clock by this name.
time.time = lambda: _time() + _ahead[0]


def set_time(seconds):
    """From now on it is that time, and time passes from there as ever."""
    _ahead[0] = float(seconds) - _time()


def now():
    return int(time.time())
