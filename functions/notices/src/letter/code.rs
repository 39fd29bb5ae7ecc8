//! A link as a code to scan, as a picture that every mail reader shows: they leave out SVG.
use qrcode::{Color, EcLevel, QrCode};

/// Pixels for each of its squares: sharp on a phone, where it is shown at half the size.
const SQUARE: usize = 8;
/// Squares left white around it (ISO/IEC 18004, 9.1).
const MARGIN: usize = 4;

/// The code of `link` as a PNG of black and white; nothing for a link that is too long for one.
pub(super) fn picture(link: &str) -> Option<Vec<u8>> {
    // A quarter of it may be worn or in the glare of a lamp.
    let code = QrCode::with_error_correction_level(link, EcLevel::Q).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let pixels = (width + 2 * MARGIN) * SQUARE;
    let is_dark = |x: usize, y: usize| {
        let at = |pixel: usize| (pixel / SQUARE).checked_sub(MARGIN).filter(|square| *square < width);
        at(x).zip(at(y)).is_some_and(|(x, y)| colors.get(y * width + x) == Some(&Color::Dark))
    };
    // One bit a pixel, white is 1. A row ends at a byte, because `SQUARE` is eight.
    let row = |y: usize| {
        (0..pixels / 8).map(move |byte| (0..8).fold(0, |bits, n| bits << 1 | u8::from(!is_dark(byte * 8 + n, y))))
    };
    let rows: Vec<u8> = (0..pixels).flat_map(row).collect();
    let side = u32::try_from(pixels).ok()?;
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&rows).ok()?;
    writer.finish().ok()?;
    Some(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_holds_the_code_square_by_square() {
        let link = "https://portal.example/visit/k7qf2m9x4tca";
        let bytes = picture(link).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut rows = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rows).unwrap();
        let code = QrCode::with_error_correction_level(link, EcLevel::Q).unwrap();
        let squares = code.width() + 2 * MARGIN;
        assert_eq!(info.width as usize, squares * SQUARE);
        let read: Vec<bool> =
            (0..squares * squares).map(|n| rows[(n / squares) * SQUARE * squares + n % squares] == 0).collect();
        let expected: Vec<bool> = (0..squares * squares)
            .map(|n| {
                let at = |square: usize| square.checked_sub(MARGIN).filter(|square| *square < code.width());
                at(n % squares).zip(at(n / squares)).is_some_and(|(x, y)| code[(x, y)] == Color::Dark)
            })
            .collect();
        assert_eq!(read, expected);
    }
}
