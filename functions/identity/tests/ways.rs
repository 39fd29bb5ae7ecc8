//! Signing in and up by way of a provider.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::provider::*;
use support::*;
use testkit::{FAULTS, Fault, Persona::*};
use web::outbound::Broken;
use web::token;

const OPEN_OF_ADA: &str = "SELECT count(*) FROM sessions WHERE account_id = 'acc_ada' AND created_at > 1000";
const IDENTITIES_KEPT: &str = "SELECT count(*) FROM identities";

#[test]
fn a_browser_sets_out_bound_by_a_cookie_and_asks_the_provider_where_once() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let wish = json!({ "provider_id": google, "return_to": "/bookings" });
    let answer = identity.post(Nobody, STARTS, wish.clone()).expect(201);
    assert_eq!((answer.trips, asked().join(" ")), (2, format!("GET {GOOGLE}/.well-known/openid-configuration")));
    let location = answer.json["location"].as_str().unwrap();
    assert!(
        location.starts_with(&format!("{GOOGLE}/auth?response_type=code&client_id=portal&redirect_uri=")),
        "{location}"
    );
    for part in ["code_challenge_method=S256", "scope=openid+email+profile", "%2Fsign-in%2Fwith&state="] {
        assert!(location.contains(part), "{part} in {location}");
    }
    let kept = cookie(&answer, "__Host-portico_browser").unwrap();
    let (secret, attributes) = kept.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/; Max-Age=2400; Secure; HttpOnly; SameSite=Strict");
    assert!(!location.contains(secret) && !location.contains("s3cr"), "neither secret goes there");
    let row = identity.world.rows("SELECT * FROM provider_sign_ins")[0].to_string();
    assert!(!row.contains(secret), "the cookie is kept as a digest");

    // What it published is kept, and a second tab keeps the browser's cookie.
    let header = format!("__Host-portico_browser={secret}");
    let again = identity.send_with(Nobody, "POST", STARTS, wish, &[("cookie", &header)]).expect(201);
    assert_eq!((asked(), cookie(&again, "__Host-portico_browser").unwrap()), (Vec::new(), kept));
}

#[test]
fn a_known_identity_signs_in() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    // The address there is another's by now: the identity stays where it is.
    tell(|fake| fake.says = json!({ "email": "bob@example.org" }));
    let trip = set_out(&identity, &google);
    let arrived = arrive(&identity, &trip).expect(204);
    assert_eq!((arrived.trips, cookie(&arrived, token::COOKIE)), (2, None), "arriving signs nobody in");
    let entered = enter(&identity, Nobody, &trip).expect(200);
    assert_eq!((&entered.json["outcome"], entered.trips), (&json!("signed_in"), 2));
    assert_eq!(entered.json["session"]["account_id"], "acc_ada");
    assert_eq!(entered.json["return_to"], "/bookings");
    assert!(cookie(&entered, token::COOKIE).is_some() && cookie(&entered, "__Secure-portico_refresh").is_some());
    assert_eq!((identity.world.count(OPEN_OF_ADA), identity.world.count(IDENTITIES_KEPT)), (2, 1));
    assert_eq!(told(&identity).len(), 1, "told once, when it was linked");
    assert_eq!(never(&identity), []);
}

#[test]
fn a_first_time_with_a_proven_address_joins_its_account_and_the_mailbox_is_told() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let entered = enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    assert_eq!((&entered.json["session"]["account_id"], entered.trips), (&json!("acc_ada"), 2));
    assert_eq!(told(&identity), [("identity.identity_linked".to_owned(), "ada@example.org".to_owned())]);
    let kept = identity.world.rows("SELECT account_id, issuer, subject, email FROM identities");
    assert_eq!(
        kept,
        [json!({ "account_id": "acc_ada", "issuer": GOOGLE, "subject": "1001", "email": "ada@example.org" })]
    );
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
}

#[test]
fn an_address_that_is_not_proven_opens_nothing() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    for verified in [json!(false), Value::Null] {
        // Whether there is an account with the address makes no difference.
        for email in ["ada@example.org", "dan@example.org"] {
            tell(|fake| fake.says = json!({ "email": email, "email_verified": verified }));
            let entered = enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
            assert_eq!((&entered.json["outcome"], cookie(&entered, token::COOKIE)), (&json!("prove_email"), None));
        }
    }
    tell(|fake| fake.says = json!({ "email": null }));
    enter(&identity, Nobody, &come_by(&identity, &google)).refused(403, "email-not-proven");
    assert_eq!((identity.world.count(IDENTITIES_KEPT), told(&identity).len()), (0, 0));
}

/// An address that a company gave to somebody else: the account of whoever had it before stays theirs.
#[test]
fn a_second_identity_with_the_same_address_does_not_join() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    tell(|fake| fake.says = json!({ "sub": "2002" }));
    enter(&identity, Nobody, &come_by(&identity, &google)).refused(409, "identity-differs");
    assert_eq!((identity.world.count(IDENTITIES_KEPT), identity.world.count(OPEN_OF_ADA)), (1, 1));
}

#[test]
fn a_stranger_signs_up_with_the_terms_and_is_signed_in() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    identity.post(Nobody, "/api/identity/accounts", sign_up("dan@example.org", OTHER_PASSWORD)).expect(202);
    tell(|fake| fake.says = json!({ "email": "Dan@Example.org", "sub": "dan" }));
    let trip = come_by(&identity, &google);
    let entered = enter(&identity, Nobody, &trip).expect(200);
    let newcomer = json!({ "email": "dan@example.org", "name": "Ada at Work", "provider": "Google" });
    assert_eq!((&entered.json["outcome"], &entered.json["newcomer"]), (&json!("sign_up"), &newcomer));
    assert_eq!((&entered.json["session"], cookie(&entered, token::COOKIE)), (&Value::Null, None));
    let stale = sign_up_by(&identity, &trip, "0").refused(422, "invalid-fields");
    assert_eq!(stale.json["errors"][0]["rule"], "terms-version");

    let made = sign_up_by(&identity, &trip, "1").expect(201);
    assert_eq!(made.trips, 2);
    assert!(cookie(&made, token::COOKIE).is_some());
    let rows = identity.world.rows(
        "SELECT accounts.name, accounts.locale, terms_version, password_hash, roles, customers.email AS customer
         FROM accounts JOIN account_customers ON account_id = accounts.id JOIN customers ON customers.id = customer_id
         WHERE accounts.email = 'dan@example.org'",
    );
    let dan = json!({ "name": "Dan Newcomer", "locale": "de", "terms_version": "1", "password_hash": null,
        "roles": "[]", "customer": "dan@example.org" });
    assert_eq!(rows, [dan]);
    assert_eq!(identity.world.count("SELECT count(*) FROM sign_ups"), 0, "the sign-up that waited is void");
    sign_up_by(&identity, &trip, "1").refused(422, "way-lapsed");
    enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    assert_eq!(never(&identity), []);
}

#[test]
fn nobody_signs_up_where_the_door_is_closed() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    tell(|fake| fake.says = json!({ "email": "dan@example.org" }));
    let trip = come_by(&identity, &google);
    identity.world.load("UPDATE space_settings SET sign_up_open = 0");
    enter(&identity, Nobody, &trip).refused(403, "sign-up-closed");
    sign_up_by(&identity, &trip, "1").refused(403, "sign-up-closed");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 0);
}

#[test]
fn whom_a_team_invited_signs_up_by_a_provider_though_the_door_is_closed() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    invited(&identity, Some("dan@example.org"), 1);
    let page = format!("/team/invitations/{INVITATION}");
    let come = |email: &str, page: &str| {
        tell(|fake| fake.says = json!({ "email": email, "sub": email }));
        let trip = set_out_for(&identity, &google, page);
        arrive(&identity, &trip).expect(204);
        trip
    };
    let stranger = come("eve@example.org", &page);
    enter(&identity, Nobody, &stranger).refused(403, "sign-up-closed");
    enter(&identity, Nobody, &come("dan@example.org", "/bookings")).refused(403, "sign-up-closed");
    let trip = come("dan@example.org", &page);
    let entered = enter(&identity, Nobody, &trip).expect(200);
    assert_eq!((&entered.json["outcome"], &entered.json["return_to"]), (&json!("sign_up"), &json!(page)));
    assert_eq!(sign_up_by(&identity, &trip, "1").expect(201).trips, 2);
    assert_eq!(identity.world.count("SELECT count(*) FROM invited_sign_ups"), 1);
    assert_eq!(never(&identity), []);
}

#[test]
fn a_state_is_good_once_for_ten_minutes_in_its_own_browser() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let (ours, theirs) = (set_out(&identity, &google), set_out(&identity, &google));
    assert_ne!(ours.cookie, theirs.cookie);
    asked();
    let swapped = Trip { state: theirs.state.clone(), cookie: ours.cookie.clone(), location: String::new() };
    let without = Trip { state: ours.state.clone(), cookie: String::new(), location: String::new() };
    for trip in [&swapped, &without, &Trip { state: "x".to_owned(), ..without_state(&ours) }] {
        arrive(&identity, trip).refused(422, "way-lapsed");
    }
    enter(&identity, Nobody, &ours).refused(422, "way-lapsed");
    assert_eq!(asked(), [] as [&str; 0], "the provider is not asked for it");
    arrive(&identity, &theirs).expect(204);
    assert_eq!(asked().len(), 2);
    arrive(&identity, &theirs).refused(422, "way-lapsed");
    assert_eq!(asked(), [] as [&str; 0], "a code is exchanged once");
    enter(&identity, Nobody, &Trip { cookie: ours.cookie.clone(), ..without_state(&theirs) })
        .refused(422, "way-lapsed");
    enter(&identity, Nobody, &theirs).expect(200);
    enter(&identity, Nobody, &theirs).refused(422, "way-lapsed");
    identity.world.set_now("2030-01-01T08:10:00Z");
    arrive(&identity, &ours).refused(422, "way-lapsed");
}

fn without_state(trip: &Trip) -> Trip {
    Trip { state: trip.state.clone(), cookie: trip.cookie.clone(), location: String::new() }
}

#[test]
fn a_token_that_is_not_for_this_browser_and_this_moment_is_not_believed() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let now = identity.world.now().as_seconds();
    for says in [
        json!({ "iss": "https://evil.example" }),
        json!({ "aud": "another" }),
        json!({ "nonce": "another" }),
        json!({ "exp": now - 300 }),
        json!({ "iat": now + 300 }),
        json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }),
    ] {
        tell(|fake| fake.says = says.clone());
        let trip = set_out(&identity, &google);
        let refused = arrive(&identity, &trip).refused(422, "way-not-believed");
        assert!(refused.cause.unwrap().contains("id_token"), "the log says why");
        assert!(!refused.text.contains("id_token"), "the caller does not learn it");
        enter(&identity, Nobody, &trip).refused(422, "way-lapsed");
    }
    let header = |alg: &str| format!(r#"{{"alg":"{alg}","kid":"d1"}}"#);
    for forged in [header("none"), header("HS256"), header("EdDSA")] {
        use base64::Engine as _;
        let encode = |text: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text);
        let token = format!("{}.{}.AAAA", encode(&forged), encode(r#"{"sub":"1"}"#));
        tell(|fake| fake.forges = Some(token));
        arrive(&identity, &set_out(&identity, &google)).refused(422, "way-not-believed");
    }
    assert_eq!(identity.world.count("SELECT count(*) FROM sessions WHERE created_at > 1000"), 0);
}

#[test]
fn tokens_of_each_algorithm_are_believed() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    for key in ["rsa", "ec", "ed"] {
        tell(|fake| fake.signs_with = key);
        enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    }
    assert_eq!(identity.world.count(IDENTITIES_KEPT), 1);
}

#[test]
fn new_keys_are_found_at_once_but_not_asked_for_again_and_again() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    tell(|fake| fake.publishes = vec!["ed"]);
    come_by(&identity, &google);
    tell(|fake| (fake.publishes, fake.signs_with) = (vec!["ec"], "ec"));
    let early = set_out(&identity, &google);
    asked();
    arrive(&identity, &early).refused(422, "way-not-believed");
    assert_eq!(asked(), [format!("POST {GOOGLE}/token")], "its keys were read this very second");
    identity.world.set_now("2030-01-01T08:00:10Z");
    let later = set_out(&identity, &google);
    asked();
    arrive(&identity, &later).expect(204);
    assert_eq!(asked(), [format!("POST {GOOGLE}/token"), format!("GET {GOOGLE}/keys")]);
    come_by(&identity, &google);
    assert_eq!(asked(), [format!("POST {GOOGLE}/token")], "the new keys are kept");
    // A stranger's key is asked for once, and what was read is kept although nobody came in.
    tell(|fake| fake.signs_with = "ed");
    identity.world.set_now("2030-01-01T08:01:00Z");
    arrive(&identity, &set_out(&identity, &google)).refused(422, "way-not-believed");
    arrive(&identity, &set_out(&identity, &google)).refused(422, "way-not-believed");
    assert_eq!(asked().iter().filter(|call| call.ends_with("/keys")).count(), 1);
    // After half a day both documents are read anew, once.
    identity.world.set_now("2030-01-02T08:00:00Z");
    tell(|fake| fake.signs_with = "ec");
    come_by(&identity, &google);
    let parts = ["/.well-known/openid-configuration", "/token", "/keys"];
    assert_eq!(asked().iter().map(|call| call.split(GOOGLE).nth(1).unwrap().to_owned()).collect::<Vec<_>>(), parts);
}

#[test]
fn a_provider_that_is_down_or_slow_or_odd_lets_nobody_in() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let wish = json!({ "provider_id": google, "return_to": "/" });
    tell(|fake| fake.trouble = Some(("openid-configuration", Ok((503, "")))));
    let down = identity.post(Nobody, STARTS, wish.clone()).refused(503, "way-closed");
    assert_eq!((down.headers.get("retry-after"), down.trips), (Some("60"), 1));
    tell(|fake| fake.trouble = Some(("openid-configuration", Err(Broken::TimedOut))));
    identity.post(Nobody, STARTS, wish.clone()).refused(503, "way-closed");
    tell(|fake| (fake.trouble, fake.describes) = (None, json!({ "issuer": "https://evil.example" })));
    identity.post(Nobody, STARTS, wish).refused(422, "way-not-believed");
    tell(|fake| fake.describes = json!({}));
    for (trouble, status, problem) in [
        (("/token", Ok((503, "<html>"))), 503, "way-closed"),
        (("/token", Err(Broken::TimedOut)), 503, "way-closed"),
        (("/token", Err(Broken::Disconnected("reset".to_owned()))), 503, "way-closed"),
        (("/token", Ok((401, r#"{"error":"invalid_client"}"#))), 503, "way-closed"),
        (("/token", Ok((400, r#"{"error":"invalid_grant"}"#))), 422, "way-not-believed"),
        (("/token", Ok((200, r#"{"access_token":"at"}"#))), 422, "way-not-believed"),
        (("/token", Ok((200, "<html>"))), 422, "way-not-believed"),
        (("/keys", Ok((500, ""))), 503, "way-closed"),
        (("/keys", Ok((200, "{}"))), 422, "way-not-believed"),
    ] {
        tell(|fake| fake.trouble = Some(trouble));
        let trip = set_out(&identity, &google);
        arrive(&identity, &trip).refused(status, problem);
        enter(&identity, Nobody, &trip).refused(422, "way-lapsed");
    }
}

#[test]
fn a_browser_that_is_sent_back_without_a_code_is_told_why() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    for (error, status, problem) in
        [("access_denied", 422, "way-declined"), ("server_error", 503, "way-closed"), ("x y", 503, "way-closed")]
    {
        let trip = set_out(&identity, &google);
        arrive_with(&identity, &trip, json!({ "state": trip.state, "error": error })).refused(status, problem);
        arrive(&identity, &trip).refused(422, "way-lapsed");
    }
    let trip = set_out(&identity, &google);
    let mixed_up = json!({ "state": trip.state, "code": "c0de", "iss": "https://evil.example" });
    asked();
    arrive_with(&identity, &trip, mixed_up).refused(422, "way-not-believed");
    assert_eq!(asked(), [] as [&str; 0], "the code goes to nobody");
}

#[test]
fn facebook_says_who_it_is_and_its_address_opens_nothing() {
    let identity = identity();
    let facebook = set_up(&identity, "facebook", &json!([]));
    let trip = set_out(&identity, &facebook);
    assert!(trip.location.starts_with("https://www.facebook.com/v23.0/dialog/oauth?"), "{}", trip.location);
    arrive(&identity, &trip).expect(204);
    let me = last_call();
    // HMAC-SHA-256 of the access token under the secret, as Facebook's "proof of the app secret".
    assert!(me.url.ends_with(&format!("appsecret_proof={}", identity::secrets::hmac_hex(b"s3cr+t", b"EAAB"))));
    assert!(me.headers.contains(&("authorization", "Bearer EAAB".to_owned())));
    assert_eq!(enter(&identity, Nobody, &trip).expect(200).json["outcome"], "prove_email");
    let kept = identity.world.rows("SELECT * FROM provider_sign_ins");
    assert!(kept.len() == 1 && !kept[0].to_string().contains("EAAB"), "its token is not kept");
    // Linked by its owner, it opens the door, address or none.
    let linking = set_out_to_link(&identity, Ada, &facebook);
    arrive(&identity, &linking).expect(204);
    assert_eq!(enter(&identity, Ada, &linking).expect(200).json["outcome"], "linked");
    tell(|fake| fake.says = json!({ "email": null }));
    let entered = enter(&identity, Nobody, &come_by(&identity, &facebook)).expect(200);
    assert_eq!(entered.json["session"]["account_id"], "acc_ada");
}

#[test]
fn the_way_survives_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        let google = set_up(&identity, "google", &json!([]));
        let wish = json!({ "provider_id": google, "return_to": "/" });
        failing(&identity, fault, nth).post(Nobody, STARTS, wish).refused(500, "internal");
        let trip = set_out(&identity, &google);
        arrive(&failing(&identity, fault, nth), &trip).refused(500, "internal");
        let trip = come_by(&identity, &google);
        enter(&failing(&identity, fault, nth), Nobody, &trip).refused(500, "internal");
        let kept = i64::from((fault, nth) == (Fault::After, 2));
        assert_eq!((identity.world.count(IDENTITIES_KEPT), identity.world.count(OPEN_OF_ADA)), (kept, kept));
        // What was written is not written again: who is not in begins anew.
        enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
        tell(|fake| fake.says = json!({ "sub": "dan", "email": "dan@example.org" }));
        let trip = come_by(&identity, &google);
        sign_up_by(&failing(&identity, fault, nth), &trip, "1").refused(500, "internal");
        if kept == 0 {
            sign_up_by(&identity, &trip, "1").expect(201);
        }
        assert_eq!(identity.world.count("SELECT count(*) FROM customers WHERE email = 'dan@example.org'"), 1);
        assert_eq!((identity.world.count(IDENTITIES_KEPT), never(&identity)), (2, Vec::new()));
    }
}

#[test]
fn three_hundred_ways_from_one_address_are_enough_for_an_hour() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let wish = json!({ "provider_id": google, "return_to": "/" });
    let from =
        |address: &str| identity.send_with(Nobody, "POST", STARTS, wish.clone(), &[("cf-connecting-ip", address)]);
    for _ in 0..300 {
        from("192.0.2.1").expect(201);
    }
    from("192.0.2.1").refused(429, "too-many-attempts");
    from("192.0.2.2").expect(201);
}

#[test]
fn where_to_go_on_is_a_path_of_this_portal() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    for away in ["https://evil.example", "//evil.example", "/\\evil.example", "bookings", ""] {
        let wish = json!({ "provider_id": google, "return_to": away });
        let refused = identity.post(Nobody, STARTS, wish).refused(422, "invalid-fields");
        assert_eq!(refused.json["errors"][0]["pointer"], "/return_to");
    }
}
