# SPDX-License-Identifier: GPL-3.0-or-later
"""localstripe on loopback, with what it lacks: idempotent requests, mandates, debits that take days, disputes, events.

    python tests/counterparts/stripe/plus

Says {"port": …} when it listens, and ends when its standard input does. The doors under /_config/ are for tests.
"""
import asyncio
import hashlib
import json
import pathlib
import sys

import aiohttp
from aiohttp import web
from localstripe import resources as R

import vendor
import methods
import payments

# Nothing is kept on disk: localstripe would pickle all of it at a fixed place.
R.Store.dump_to_disk = lambda self: None
from localstripe import server  # noqa: E402  It reads the list of routes, which is complete only now.

BROWSER = pathlib.Path(__file__).parent.parent.joinpath('browser.js')
# How often an event is offered that does not get through.
OFFERS_MAX = 3
answered = {}
letters = asyncio.Queue()


@web.middleware
async def idempotent(request, handler):
    """The same key is the same request: its answer is told again, whatever it was. A request that was refused before
    anything was done has left no answer."""
    key = request.headers.get('Idempotency-Key')
    if request.method != 'POST' or not key or request.path.startswith('/_config/'):
        return await handler(request)
    print_ = hashlib.sha256(request.path.encode() + b'\n' + await request.read()).digest()
    if key in answered:
        before, status, body = answered[key]
        if before != print_:
            refusal = vendor.Refusal(400, None, 'Keys for idempotent requests can only be used with the same parameters they were first used with.', kind='idempotency_error')
            return refusal.to_response()
        return web.Response(status=status, body=body, content_type='application/json', headers={'Idempotent-Replayed': 'true'})
    answer = await handler(request)
    if answer.status < 400 or answer.status == 402:
        answered[key] = (print_, answer.status, answer.body)
    return answer


@web.middleware
async def whole_script(request, handler):
    """localstripe's Stripe.js, and what it lacks."""
    answer = await handler(request)
    if request.path == '/js.stripe.com/v3/':
        answer.text += BROWSER.read_text()
    return answer


def door(act):
    """A door for tests: JSON in, JSON out, once every event has been handed over."""
    async def enter(request):
        said = act(**(await server.get_post_data(request, remove_auth=False) or {}))
        await letters.join()
        return web.json_response(said._export() if hasattr(said, '_export') else said)
    return enter


def authenticate(id, success=True):
    kind, act = (R.SetupIntent, methods.authenticated) if id.startswith('seti_') else (R.PaymentIntent, payments.authenticated)
    return act(kind._api_retrieve(id), success)


def confirm_in_browser(id, key=None, client_secret='', **data):
    """What Stripe.js does with a publishable key, which opens nothing without the client secret."""
    return payments.confirm_payment(id, client_secret=client_secret, **data)


def save_in_browser(key=None, **data):
    return R.PaymentMethod(**data)


def turn_mandate(id, status):
    mandate = methods.Mandate._api_retrieve(id)
    mandate._turn(status)
    return mandate


def fail_refund(id):
    refund = R.Refund._api_retrieve(id)
    payments.turn_refund(refund, 'failed', 'expired_or_canceled_card')
    return refund


DOORS = {
    'settle': payments.settle, 'authenticate': authenticate, 'dispute': payments.dispute, 'close_dispute': payments.close_dispute,
    'mandate': turn_mandate, 'fail_refund': fail_refund, 'taken': payments.taken, 'handed_over': lambda: True,
    'time': vendor.set_time,
    'browser/confirm_payment': confirm_in_browser, 'browser/payment_method': save_in_browser,
}


async def carry(courier_url):
    """Hands the events over one by one, in order. Each has a connection of its own: one that is kept may be closed by the other side
    just as it is used again. What does not get through is offered again, as the vendor does; nobody waits for it for ever."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session:
        while True:
            event = await letters.get()
            for _ in range(OFFERS_MAX):
                try:
                    async with session.post(courier_url, json=event):
                        break
                except aiohttp.ClientError as error:
                    print(f'localstripe: an event did not get through: {error!r}', file=sys.stderr)
            letters.task_done()


async def main(courier_url):
    vendor.tell_events_to(letters.put_nowait)
    server.app.middlewares[:0] = [whole_script, idempotent]
    for name, act in DOORS.items():
        server.app.router.add_post(f'/_config/{name}', door(act))
    runner = web.AppRunner(server.app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, '127.0.0.1', 0)
    await site.start()
    carrier = asyncio.create_task(carry(courier_url))
    print(json.dumps({'port': site._server.sockets[0].getsockname()[1]}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    carrier.cancel()
    await runner.cleanup()


asyncio.run(main(sys.argv[1]))
