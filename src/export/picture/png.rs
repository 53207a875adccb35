//! From SVG to pixels, with the bundled font and no other.

use super::PictureError;
use crate::view::text::faces;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The family of the bundled faces.
pub(super) const FAMILY: &str = "Inter Dateline";

/// Paints an SVG on so many pixels, with `scale` pixels to the point.
pub(super) fn paint(
    svg: &str,
    width: u32,
    height: u32,
    scale: f32,
) -> Result<Vec<u8>, PictureError> {
    let unpaintable = |why: &dyn std::fmt::Display| PictureError::Unpaintable(why.to_string());
    let mut options = Options {
        font_family: FAMILY.to_owned(),
        ..Options::default()
    };
    for face in [faces::REGULAR, faces::SEMIBOLD] {
        options.fontdb_mut().load_font_data(face.to_vec());
    }
    let tree = Tree::from_str(svg, &options).map_err(|error| unpaintable(&error))?;
    let mut pixels = Pixmap::new(width, height)
        .ok_or_else(|| unpaintable(&"there is no memory for its pixels"))?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| unpaintable(&error))
}
