//! Pictures as they come from cameras and from whoever means harm; the rows and the store held to one another.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

use files::{Memory, Refusal, Size, Store, accept, rows, sweep};
use futures::executor::block_on;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;
use testkit::{World, check_sql};

const SIZES: &[Size] = &[Size { name: "full", edge_pixels_max: 200 }, Size { name: "small", edge_pixels_max: 50 }];

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Red on the left, blue on the right.
fn halves(width: u32, height: u32) -> DynamicImage {
    let half = |x, _| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, half))
}

/// With EXIF data before the picture's own segments: that orientation, and a preview that ends as a picture would.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 52.5200 N 13.4050 E\xff\xd8\xff\xd9");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn a_photo_stands_upright_and_says_nothing_of_where_it_was_taken() {
    let photo = with_exif(&written(&halves(80, 40), ImageFormat::Jpeg), 6);
    let taken = accept(&photo, SIZES).unwrap();
    assert_eq!((taken.media.as_str(), taken.pixels), ("image/jpeg", Some((40, 80))));
    let bytes = &taken.variants[0].bytes;
    // Turned to the right: what was left is above.
    let picture = image::load_from_memory(bytes).unwrap();
    let (above, below) = (picture.get_pixel(20, 5), picture.get_pixel(20, 75));
    assert!(150 < above[0] && 150 < below[2], "{above:?} {below:?}");
    for left in [&b"Exif"[..], b"GPS", b"13.4050"] {
        assert!(!bytes.windows(left.len()).any(|window| window == left));
    }
}

#[test]
fn a_picture_is_made_smaller_and_never_larger() {
    let taken = accept(&written(&halves(400, 100), ImageFormat::Png), SIZES).unwrap();
    let sizes: Vec<_> = taken
        .variants
        .iter()
        .map(|variant| (variant.size, image::load_from_memory(&variant.bytes).unwrap().dimensions()))
        .collect();
    assert_eq!((taken.pixels, sizes), (Some((200, 50)), vec![("full", (200, 50)), ("small", (50, 13))]));
    let icon = accept(&written(&halves(10, 10), ImageFormat::Png), SIZES).unwrap();
    assert_eq!(icon.pixels, Some((10, 10)));
}

#[test]
fn what_can_be_seen_through_stays_so() {
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(8, 8, Rgba([10, 20, 30, 40])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let taken = accept(&written(&glass, format), SIZES).unwrap();
        let picture = image::load_from_memory(&taken.variants[0].bytes).unwrap();
        assert_eq!((taken.media.as_str(), picture.get_pixel(4, 4)), ("image/png", Rgba([10, 20, 30, 40])));
    }
}

#[test]
fn the_first_picture_of_several_is_kept() {
    let frame = |shade| image::Frame::new(RgbaImage::from_pixel(8, 8, Rgba([shade, 0, 0, 255])));
    let mut bytes = Vec::new();
    image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames([frame(200), frame(10)]).unwrap();
    let taken = accept(&bytes, SIZES).unwrap();
    let picture = image::load_from_memory(&taken.variants[0].bytes).unwrap();
    assert!(190 < picture.get_pixel(4, 4)[0], "{:?}", picture.get_pixel(4, 4));
}

#[test]
fn a_photo_that_is_cut_short_is_no_photo_though_its_preview_is_whole() {
    let photo = with_exif(&written(&halves(64, 64), ImageFormat::Jpeg), 1);
    for left in [photo.len() / 2, photo.len() - 2] {
        assert_eq!(accept(&photo[..left], SIZES), Err(Refusal::Broken), "{left}");
    }
}

#[test]
fn what_would_take_too_much_is_refused_by_its_head() {
    // A GIF says its size in its first ten bytes; behind them are four colours and no picture.
    let gif = |width: u16, height: u16| {
        let (width, height) = (width.to_le_bytes(), height.to_le_bytes());
        [
            b"GIF89a",
            &width[..],
            &height[..],
            &[0xf0, 0, 0],
            &[0; 6],
            b"\x2c\0\0\0\0",
            &width[..],
            &height[..],
            b"\0\x02\x02\x4c\x01\0\x3b",
        ]
        .concat()
    };
    assert_eq!(accept(&gif(16_000, 16_000), SIZES), Err(Refusal::TooManyPixels));
    assert_eq!(accept(&gif(65_535, 1), SIZES), Err(Refusal::TooManyPixels));
}

/// A JPEG that says it is so large, coded so: its pixels are those of a small one.
fn said_to_be(width: u16, height: u16, coded: u8) -> Vec<u8> {
    let mut jpeg = written(&halves(16, 16), ImageFormat::Jpeg);
    let frame = jpeg.windows(4).position(|window| window == [0xff, 0xc0, 0, 17]).unwrap();
    jpeg[frame + 1] = coded;
    jpeg[frame + 5..frame + 9].copy_from_slice(&[height.to_be_bytes(), width.to_be_bytes()].concat());
    jpeg
}

#[test]
fn what_a_decoder_sets_aside_counts_with_the_pixels() {
    let (baseline, progressive) = (0xc0, 0xc2);
    assert_eq!(accept(&said_to_be(6001, 4000, baseline), SIZES), Err(Refusal::TooManyPixels));
    assert_eq!(accept(&said_to_be(4000, 3000, progressive), SIZES), Err(Refusal::TooManyPixels));
    // Within the limit it is decoded, and is not what it says.
    assert_ne!(accept(&said_to_be(400, 300, progressive), SIZES), Err(Refusal::TooManyPixels));
}

#[test]
fn every_sql_text_is_planned_with_an_index() {
    // Its parts are each found by the account; what they give is gone through once.
    check_sql(rows::ALL_SQL, &["v_erased_attachments"]);
}

#[test]
fn bytes_without_a_row_go_once_their_row_cannot_come_any_more() {
    let (world, store) = (World::new(), Memory::default());
    let put = |key: &str| block_on(store.put(key, vec![1])).unwrap();
    for key in ["a/2029-12-30/fil_1/full", "a/2029-12-31/fil_2/full", "b/2029-12-30/fil_3/full"] {
        put(key);
    }
    world.load(
        "INSERT INTO files (id, key, media_type, name, sizes, bytes, uploaded_by, attached_to, created_at) VALUES
  ('fil_4', 'a/2029-12-30/fil_4', 'image/png', 'x', '[\"full\",\"small\"]', 1, 'acc_ada', 'msg_1', 1)",
    );
    put("a/2029-12-30/fil_4/full");
    put("a/2029-12-30/fil_4/small");
    let run = |now: &str| block_on(sweep(&world.db(), &store, "a", now.parse().unwrap())).unwrap();
    let swept = run("2030-01-01T08:00:00Z");
    assert_eq!((swept.loose, swept.objects), (0, 1));
    // Yesterday's may still get its row; another function's part is that function's.
    let left =
        ["a/2029-12-30/fil_4/full", "a/2029-12-30/fil_4/small", "a/2029-12-31/fil_2/full", "b/2029-12-30/fil_3/full"];
    assert_eq!(store.keys(), left);
    assert_eq!(run("2030-01-02T08:00:00Z").objects, 1);
    assert_eq!(store.keys().len(), 3);
}

#[test]
fn a_large_store_is_swept_page_by_page_and_gone_on_with() {
    let (world, store) = (World::new(), Memory::default());
    for nth in 0..2500 {
        block_on(store.put(&format!("a/2029-12-30/fil_{nth:05}/full"), vec![1])).unwrap();
    }
    let swept = block_on(sweep(&world.db(), &store, "a", world.now())).unwrap();
    assert_eq!((swept.objects, store.keys().len()), (2500, 0));
    // What was looked at is not looked at again.
    assert_eq!(world.rows("SELECT after_key FROM file_sweeps")[0]["after_key"], "a/2029-12-30/fil_02499/full");
}
