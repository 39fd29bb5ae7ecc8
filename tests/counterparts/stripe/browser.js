
// What localstripe's Stripe.js lacks, as the vendor's has it: paying with a card that is typed in, and events of the
// card's field. Appended to localstripe's own script, whose names it uses.
(() => {
  const post = async (path, body) => {
    const response = await fetch(`${LOCALSTRIPE_BASE_API}${path}`, { method: "POST", body: JSON.stringify(body) });
    const said = await response.json().catch(() => ({}));
    return response.ok && !said.error ? said : Promise.reject(said.error ?? { message: `HTTP ${response.status}` });
  };
  const idOf = (secret) => secret.split("_secret_")[0];
  /** What a caller gives, with the typed card in place of its field. */
  const filled = ({ type, ...given }) => {
    const field = given.card instanceof Element ? given.card.value : undefined;
    if (!field) return { type, ...given };
    const address = { ...given.billing_details?.address, postal_code: field.postal_code || given.billing_details?.address?.postal_code };
    return { type, ...given, card: field.card, billing_details: { ...given.billing_details, address } };
  };
  const outcome = (work) => work.then((paymentIntent) => ({ paymentIntent }), (error) => ({ error }));

  const on = Element.prototype.on;
  Element.prototype.on = function (event, handler) {
    on.call(this, event, () => {
      const { number = "", exp_month = "", exp_year = "", cvc = "" } = this.value?.card ?? {};
      const complete = number.length >= 16 && exp_month !== "" && exp_year.length === 4 && cvc.length === 3;
      handler({ elementType: "card", complete, empty: number === "", brand: "unknown", error: undefined, value: {} });
    });
    return this;
  };
  const mount = Element.prototype.mount;
  Element.prototype.mount = function (target) {
    mount.call(this, target);
    for (const [name, input] of Object.entries(this._inputs)) input.setAttribute("aria-label", name);
    queueMicrotask(() => (this.listeners.ready ?? []).forEach((handler) => handler()));
  };

  const bare = Stripe;
  Stripe = (key) => {
    const stripe = bare(key);
    const authenticate = stripe.confirmCardPayment;
    const pay = async (type, secret, data, mandate) => {
      const given = typeof data.payment_method === "string" ? { payment_method: data.payment_method }
        : { payment_method_data: filled({ type, ...data.payment_method }) };
      return post("/_config/browser/confirm_payment", { key, id: idOf(secret), client_secret: secret, ...given, ...mandate });
    };
    return Object.assign(stripe, {
      /** With a method: pays, with 3-D Secure where the bank asks. Without: 3-D Secure for a payment that waits for it. */
      confirmCardPayment: async (secret, data) => {
        if (!data?.payment_method) return authenticate(secret, data);
        const { paymentIntent, error } = await outcome(pay("card", secret, data));
        return paymentIntent?.status === "requires_action" ? authenticated(await authenticate(secret, {})) : { paymentIntent, error };
      },
      handleNextAction: async ({ clientSecret }) => authenticated(await authenticate(clientSecret, {})),
      confirmSepaDebitPayment: (secret, data) => outcome(pay("sepa_debit", secret, data, {
        mandate_data: { customer_acceptance: { type: "online", online: { ip_address: "127.0.0.1", user_agent: navigator.userAgent } } },
      })),
      createPaymentMethod: async ({ type, ...given }) => post("/_config/browser/payment_method", { key, ...filled({ type, ...given }) })
        .then((paymentMethod) => ({ paymentMethod }), (error) => ({ error })),
    });
  };

  /** The vendor calls a failed authentication an error; localstripe gives the payment back as it is. */
  function authenticated(said) {
    if (!said.paymentIntent || said.paymentIntent.status !== "requires_payment_method") return said;
    return { error: { type: "card_error", ...said.paymentIntent.last_payment_error, payment_intent: said.paymentIntent } };
  }
})();
