//! Pictures: drawn anew, so that only pixels are left.
//!
//! What a picture would take is known from its first bytes and refused before anything is set aside for it. Whatever else a
//! file carried (where it was taken, a preview of what was cut away, an archive behind its end, a script in a comment) is not
//! among the pixels and so not in what is kept.
use crate::{Accepted, Media, Refusal, Size, Variant};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits,
};
use std::io::Cursor;

/// What decoding may take at once. A Worker has 128 MB: this, 10 MB of the file twice, and what is drawn.
const MEMORY_BYTES_MAX: u64 = 72_000_000;
/// The longer side: a strip of one pixel's height is no picture.
const EDGE_PIXELS_MAX: u32 = 16_384;
/// Hardly seen, a quarter of the size of 100.
const JPEG_QUALITY_PERCENT: u8 = 82;

/// Which of the formats that are taken the bytes begin as.
pub(crate) fn format_of(bytes: &[u8]) -> Option<ImageFormat> {
    let taken = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif];
    image::guess_format(bytes).ok().filter(|format| taken.contains(format))
}

/// Draws the picture anew in each of `sizes`, upright, without anything but its pixels.
pub(crate) fn redraw(bytes: &[u8], format: ImageFormat, sizes: &[Size]) -> Result<Accepted, Refusal> {
    let jpeg = (format == ImageFormat::Jpeg).then(|| jpeg_of(bytes));
    // The decoder paints what is missing of a JPEG grey, and says nothing.
    if jpeg == Some(None) {
        return Err(Refusal::Broken);
    }
    let (picture, orientation) = decode(bytes, format, jpeg.flatten() == Some(Jpeg::Progressive))?;
    // Without one, a photo is four times smaller as a JPEG; with one, only a PNG keeps it. A screenshot stays sharp as a PNG.
    let media = if picture.color().has_alpha() || format == ImageFormat::Png { Media::Png } else { Media::Jpeg };
    let mut variants = Vec::with_capacity(sizes.len());
    let mut pixels = None;
    for size in sizes {
        let edge = size.edge_pixels_max;
        let mut drawn =
            if picture.width().max(picture.height()) <= edge { picture.clone() } else { picture.thumbnail(edge, edge) };
        // Turned once it is small: turning takes its size again.
        drawn.apply_orientation(orientation);
        pixels = pixels.or(Some((drawn.width(), drawn.height())));
        variants.push(Variant { size: size.name, bytes: encode(drawn, media)? });
    }
    Ok(Accepted { media, variants, pixels })
}

fn decode(bytes: &[u8], format: ImageFormat, progressive: bool) -> Result<(DynamicImage, Orientation), Refusal> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(EDGE_PIXELS_MAX);
    limits.max_image_height = Some(EDGE_PIXELS_MAX);
    limits.max_alloc = Some(MEMORY_BYTES_MAX + MEMORY_BYTES_MAX / 2);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    let beside = u64::from(width) * u64::from(height) * beside_bytes_per_pixel(format, progressive);
    if MEMORY_BYTES_MAX < decoder.total_bytes().saturating_add(beside) {
        return Err(Refusal::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    Ok((picture, orientation))
}

/// What a decoder sets aside for each pixel beside the picture itself: a progressive JPEG all coefficients, of two bytes in
/// three planes; a WebP its own picture with alpha; a GIF the numbers of its colours. So 24 million pixels of a photo fit, as
/// phones take them, and 8 million of a progressive one.
fn beside_bytes_per_pixel(format: ImageFormat, progressive: bool) -> u64 {
    match format {
        ImageFormat::Jpeg if progressive => 6,
        ImageFormat::WebP => 4,
        ImageFormat::Gif => 1,
        _ => 0,
    }
}

fn refused(error: &ImageError) -> Refusal {
    if matches!(error, ImageError::Limits(_)) { Refusal::TooManyPixels } else { Refusal::Broken }
}

fn encode(picture: DynamicImage, media: Media) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let (width, height) = (picture.width(), picture.height());
    let written = if media == Media::Jpeg {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY_PERCENT);
        encoder.write_image(picture.into_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8)
    } else if picture.color().has_alpha() {
        PngEncoder::new(&mut bytes).write_image(picture.into_rgba8().as_raw(), width, height, ExtendedColorType::Rgba8)
    } else {
        PngEncoder::new(&mut bytes).write_image(picture.into_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8)
    };
    written.map(|()| bytes).map_err(|_| Refusal::Broken)
}

/// How a JPEG is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Jpeg {
    /// From above to below.
    Baseline,
    /// From coarse to fine.
    Progressive,
}

/// How a JPEG is coded; `None` unless it goes on to its own end (ITU-T T.81, B.1.1). Segments are skipped by their lengths, so
/// that the end of a preview within one is not taken for it; within a scan a marker is one only if neither 0 nor a restart
/// follows.
fn jpeg_of(bytes: &[u8]) -> Option<Jpeg> {
    let (mut at, mut jpeg) = (2, Jpeg::Baseline);
    while let Some(&[first, marker]) = bytes.get(at..at + 2) {
        match (first, marker) {
            (0xff, 0xd9) => return Some(jpeg),
            // Filling, the stuffing of a scan, restarts, and markers without a segment.
            (0xff, 0xff) => at += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, _) => {
                if matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce) {
                    jpeg = Jpeg::Progressive;
                }
                let &[high, low] = bytes.get(at + 2..at + 4)? else { return None };
                at += 2 + usize::from(u16::from_be_bytes([high, low]));
            }
            _ => at += 1,
        }
    }
    None
}
