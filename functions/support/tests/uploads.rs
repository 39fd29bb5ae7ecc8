//! What is taken of what people hand in, who may have it, and what becomes of what nobody attaches.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use Persona::*;
use desk::*;
use futures::FutureExt;
use image::{GenericImageView, ImageFormat};
use serde_json::json;
use support::App;
use testkit::{Answer, Function, Persona};
use web::{Problem, Request};

const UPLOAD: &str = "/api/support/files?name=photo.jpg";

/// A picture of 65,000 by 65,000 pixels, in some 60 bytes: only its head is there.
fn bomb() -> Vec<u8> {
    let head = [&65_000_u32.to_be_bytes()[..], &65_000_u32.to_be_bytes()[..], &[8, 2, 0, 0, 0][..]].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head.as_slice()), (b"IDAT", b"x"), (b"IEND", b"")] {
        let named = [&kind[..], data].concat();
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(&named);
        bytes.extend(crc(&named).to_be_bytes());
    }
    bytes
}

/// The checksum of a PNG's chunk (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 })
    };
    !bytes.iter().fold(!0, step)
}

fn nothing_is_kept(function: &Function<App>) {
    assert_eq!(store().keys(), [""; 0]);
    assert_eq!(count(function, "SELECT count(*) FROM files"), 0);
}

#[track_caller]
fn refuses(bytes: Vec<u8>, status: u16, slug: &str, rule: &str) {
    let function = function();
    let refused = upload(&function, Ada, UPLOAD, bytes).refused(status, slug);
    assert_eq!(
        (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
        (&json!("/file"), &json!(rule))
    );
    nothing_is_kept(&function);
}

#[test]
fn what_is_no_file_of_ours_is_refused_by_name_and_nothing_is_kept() {
    refuses(Vec::new(), 422, "file-empty", "empty");
    refuses(
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec(),
        415,
        "file-type",
        "type",
    );
    refuses(b"<!doctype html><script>alert(1)</script>".to_vec(), 415, "file-type", "type");
    refuses(b"#!/bin/sh\necho".to_vec(), 415, "file-type", "type");
    refuses(b"PK\x03\x04\x14\x00\x08\x00".to_vec(), 415, "file-type", "type");
    refuses(b"MZ\x90\x00\x03\x00\x00\x00".to_vec(), 415, "file-type", "type");
    refuses(b"BM\x36\x00\x00\x00\x00\x00\x00\x00".to_vec(), 415, "file-type", "type");
    refuses(b"%PDF-1.7\nand no more".to_vec(), 422, "file-broken", "broken");
    refuses(bomb(), 422, "picture-too-large", "pixels");
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = picture(64, 64, format);
        refuses(whole[..whole.len() / 2].to_vec(), 422, "file-broken", "broken");
        refuses(whole[..14].to_vec(), 422, "file-broken", "broken");
    }
}

#[test]
fn what_is_too_large_is_refused_by_name_and_not_read_whole() {
    let function = function();
    // As the edge hands it over: it reads up to the limit that it is given and refuses then.
    let mut request = Request::new("POST", UPLOAD, Vec::new());
    request.claims = Ada.claims();
    request.body = Box::new(|bytes_max| {
        assert_eq!(bytes_max, 10 * 1024 * 1024);
        async { Err::<Vec<u8>, Problem>(web::problem::TOO_LARGE.because("")) }.boxed_local()
    });
    let refused = function.answer(request).refused(413, "body-too-large");
    assert_eq!(
        (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
        (&json!("/file"), &json!("too-large"))
    );
    nothing_is_kept(&function);
}

#[test]
fn a_picture_is_drawn_anew_and_nothing_else_of_the_file_is_left() {
    for (format, kept) in [
        (ImageFormat::Jpeg, "image/jpeg"),
        (ImageFormat::Png, "image/png"),
        (ImageFormat::WebP, "image/jpeg"),
        (ImageFormat::Gif, "image/png"),
    ] {
        let function = function();
        let evil = b"PK\x03\x04<script>alert(1)</script>";
        let polyglot = [&picture(600, 300, format)[..], evil].concat();
        let made = upload(&function, Ada, UPLOAD, polyglot).expect(201);
        assert_eq!(
            (&made.json["media_type"], &made.json["width"], &made.json["height"]),
            (&json!(kept), &json!(600), &json!(300))
        );
        let path = format!("/api/support/files/{}", made.json["id"].as_str().unwrap());
        for (size, width) in [("full", 600), ("small", 480)] {
            let shown = function.get(Ada, &format!("{path}?size={size}")).expect(200);
            assert_eq!(shown.headers.get("content-type"), Some(kept));
            assert!(shown.headers.get("content-disposition").unwrap().starts_with("inline; filename=\"photo."));
            let picture = image::load_from_memory(&shown.bytes).unwrap();
            assert_eq!(picture.dimensions(), (width, width / 2));
            assert!(!shown.bytes.windows(7).any(|window| window == b"<script"), "{kept}");
        }
        assert_eq!(function.get(Ada, &path).expect(200).trips, 1);
    }
}

#[test]
fn a_document_is_a_download_in_a_sandbox() {
    let function = function();
    let text = "Größe: 3 m\n".as_bytes().to_vec();
    let made = upload(&function, Ada, "/api/support/files?name=size.html", text.clone()).expect(201);
    assert_eq!((&made.json["media_type"], &made.json["width"]), (&json!("text/plain"), &json!(null)));
    let shown = function.get(Ada, &format!("/api/support/files/{}", made.json["id"].as_str().unwrap())).expect(200);
    assert_eq!(shown.bytes, text);
    let header = |name: &str| shown.headers.get(name).unwrap().to_owned();
    assert_eq!(header("content-disposition"), "attachment; filename=\"size.txt\"; filename*=UTF-8''size.txt");
    assert_eq!(
        (header("content-type"), header("x-content-type-options")),
        ("text/plain; charset=utf-8".to_owned(), "nosniff".to_owned())
    );
    assert!(header("content-security-policy").contains("sandbox"));
}

fn show(function: &Function<App>, who: Persona, file: &str) -> Answer {
    function.get(who, &format!("/api/support/files/{file}"))
}

#[test]
fn a_file_is_seen_by_whose_request_it_is_attached_to() {
    let function = function();
    let file = hand_in(&function, Ada);
    show(&function, Ada, &file).expect(200);
    show(&function, Bob, &file).refused(404, "not-found");
    function.get(Boss, &format!("/api/support/all/files/{file}")).refused(404, "not-found");
    // Nor can it be attached by anybody else, nor twice.
    function.post(Bob, "/api/support/tickets", asked(&[&file])).refused(409, "file-gone");
    let ticket = function.post(Ada, "/api/support/tickets", asked(&[&file])).expect(201).json;
    let more = json!({ "text": "Again", "file_ids": [file] });
    let path = format!("/api/support/tickets/{}/messages", ticket["id"].as_str().unwrap());
    function.post(Ada, &path, more).refused(409, "file-gone");
    show(&function, Ada, &file).expect(200);
    for who in [Bob, Tess, Carl] {
        show(&function, who, &file).refused(404, "not-found");
    }
    function.get(Boss, &format!("/api/support/all/files/{file}?size=small")).expect(200);
    // What is attached to a note is between operators.
    let made = upload(&function, Boss, "/api/support/all/files?name=plan.txt", b"The pump".to_vec()).expect(201).json;
    let noted = made["id"].as_str().unwrap();
    let note = json!({ "kind": "note", "text": "See the plan", "file_ids": [noted] });
    function
        .post(Boss, &format!("/api/support/all/tickets/{}/messages", ticket["id"].as_str().unwrap()), note)
        .expect(201);
    show(&function, Ada, noted).refused(404, "not-found");
    function.get(Boss, &format!("/api/support/all/files/{noted}")).expect(200);
    let shown = seen(&function, Ada, ticket["id"].as_str().unwrap());
    assert!(!shown.to_string().contains("plan.txt"));
    assert_consistent(&function);
}

#[test]
fn enough_files_are_enough_for_an_hour() {
    let function = function();
    for _ in 0..60 {
        upload(&function, Ada, "/api/support/files?name=a.txt", b"a".to_vec()).expect(201);
    }
    upload(&function, Ada, UPLOAD, picture(8, 8, ImageFormat::Png)).refused(429, "too-many-files");
    assert_eq!(store().keys().len(), 60);
    upload(&function, Bob, "/api/support/files?name=a.txt", b"a".to_vec()).expect(201);
    function.world.set_now("2030-01-01T09:00:01Z");
    upload(&function, Ada, "/api/support/files?name=a.txt", b"a".to_vec()).expect(201);
}

#[test]
fn what_nobody_attaches_goes_after_a_day_and_what_is_attached_stays() {
    let function = function();
    let kept = hand_in(&function, Ada);
    function.post(Ada, "/api/support/tickets", asked(&[&kept])).expect(201);
    let loose = hand_in(&function, Ada);
    function.world.set_now("2030-01-02T07:59:00Z");
    assert_eq!(run(&function), support::jobs::Done::default());
    function.world.set_now("2030-01-02T08:00:01Z");
    let done = run(&function);
    assert_eq!((done.loose, done.objects), (1, 2));
    show(&function, Ada, &loose).refused(404, "not-found");
    show(&function, Ada, &kept).expect(200);
    assert_eq!(store().keys().len(), 2);
    function.world.set_now("2030-01-09T08:00:00Z");
    assert_eq!(run(&function), support::jobs::Done::default());
    show(&function, Ada, &kept).expect(200);
    assert_consistent(&function);
}

#[test]
fn a_store_that_is_out_of_order_leaves_no_row() {
    let function = function();
    store().fail(true);
    upload(&function, Ada, UPLOAD, picture(8, 8, ImageFormat::Png)).refused(500, "internal");
    store().fail(false);
    nothing_is_kept(&function);
}
