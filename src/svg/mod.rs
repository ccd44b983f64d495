//! Scenes as SVG. (A stub until the printer is there.)

use crate::scene::Scene;

/// The two forms of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Inside a page.
    Inline,
    /// A file of its own.
    File,
}

/// Prints a scene.
#[must_use]
pub fn print(scene: &Scene, _form: Form) -> String {
    let (w, h) = (scene.size.width, scene.size.height);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\"><rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/><text x=\"40\" y=\"80\" font-size=\"34\" font-family=\"Noto Sans SC\">{}</text></svg>",
        scene.title
    )
}
