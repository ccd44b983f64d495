//! The printer of scenes as SVG: inside a page, as a thumbnail in one, as a file beside one, or alone.
//!
//! Presentation attributes only: no style element, no style attribute, no script, no embedded font, so that
//! a strict Content-Security-Policy has nothing to object to. The one exception is a document that leaves the site
//! and takes its fonts along ([`Lettering::Embedded`]). Knows no map and no font.

mod outline;
mod path;
mod xml;

use crate::scene::{
    Colour, Fill, Group, Letters, Mark, Outline, Scene, Shape, Stroke, Text, Weight,
};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use outline::{drawn, outline};
use std::borrow::Cow;
use xml::{Document, Element};

/// What the drawing is printed for.
#[derive(Debug, Clone, Copy)]
pub enum Form<'p> {
    /// Into an HTML page: anchors and links live, fonts come from the page's style sheet (`.map`).
    Inline {
        /// What this drawing's own ids begin with, different for each drawing of a page.
        prefix: &'p str,
    },
    /// Into an HTML page, small and as a whole one picture: no anchors, no links, no names of elements.
    Thumbnail {
        /// What this drawing's own ids begin with, different for each drawing of a page.
        prefix: &'p str,
    },
    /// Alone, with all it needs but the font itself.
    File {
        /// The page that shows the drawing, beside the file: links to anchors of the page lead there.
        page: &'p str,
    },
    /// Alone, away from the site: no link, since there is nothing for it to lead to.
    Alone {
        /// How its text is printed.
        lettering: Lettering<'p>,
        /// Millimetres to a unit, where it is a page of paper.
        unit: Option<f32>,
    },
}

/// How the text of a drawing that stands alone is printed.
#[derive(Debug, Clone, Copy)]
pub enum Lettering<'l> {
    /// As text in a family that the reader's machine knows or replaces.
    Named,
    /// As text in fonts that the file carries.
    Embedded(&'l [Face]),
    /// As shapes: the same on every machine, and no text to any program.
    Outlined(&'l dyn Letters),
}

/// A weight of the type family, as a file carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Which weight.
    pub weight: Weight,
    /// The font in WOFF2 form.
    pub woff2: Vec<u8>,
}

/// The family of the drawings; a file that carries its fonts calls them so, too.
pub const FAMILY: &str = "Noto Sans SC";

/// The type family of a file, and what stands in for it where it is not installed.
pub const FONT_STACK: &str =
    "\"Noto Sans SC\", \"Source Han Sans SC\", \"Microsoft YaHei\", \"PingFang SC\", sans-serif";

/// Size and colour that a text has unless it says otherwise.
const TEXT: (f32, Colour) = (15.0, Colour::Ink);

/// Prints a scene.
///
/// The result is one well-formed `svg` element, the same for the same scene on every machine.
#[must_use]
pub fn print(scene: &Scene, form: Form<'_>) -> String {
    let printer = Printer { form, hatches: hatches(&scene.marks) };
    let mut document = Document::default();
    {
        let mut root = document.open("svg");
        printer.head(&mut root, scene);
        printer.definitions(&mut root);
        let sheet = scene.sheet().filled(Fill::Solid(Colour::White));
        printer.shape(&mut root, &sheet);
        printer.marks(&mut root, &scene.marks);
    }
    document.finish()
}

/// A hatch: colour of the lines, colour below them.
type Hatch = (Colour, Colour);

struct Printer<'p> {
    form: Form<'p>,
    hatches: Vec<Hatch>,
}

impl Printer<'_> {
    /// What the ids of the drawing itself begin with.
    fn prefix(&self) -> &str {
        match self.form {
            Form::Inline { prefix } | Form::Thumbnail { prefix } => prefix,
            Form::File { .. } | Form::Alone { .. } => "map",
        }
    }

    /// Attributes of the root, title and description.
    fn head(&self, root: &mut Element<'_>, scene: &Scene) {
        let size = scene.size;
        if self.is_file() {
            root.attr("xmlns", "http://www.w3.org/2000/svg").attr("xml:lang", "zh-Hans");
            if self.letters().is_none() {
                root.attr("font-family", FONT_STACK);
            }
        } else {
            root.attr("class", "map").attr("lang", "zh-Hans");
        }
        let (title, description) = (self.own("title"), self.own("desc"));
        root.numbers("viewBox", &[0.0, 0.0, size.width, size.height])
            .attr("width", &self.length(size.width))
            .attr("height", &self.length(size.height))
            .number("font-size", TEXT.0)
            .attr("fill", &hex(TEXT.1))
            .attr("role", "group")
            .attr("aria-labelledby", &title)
            .attr("aria-describedby", &description);
        root.child("title").attr("id", &title).text(&scene.title);
        root.child("desc").attr("id", &description).text(&scene.description);
        if let Form::Alone { lettering: Lettering::Embedded(faces), .. } = self.form {
            root.child("style").text(&style(faces));
        }
    }

    /// A side of the sheet: in pixels, or as long as it is on paper.
    fn length(&self, side: f32) -> String {
        let (unit, name) = match self.form {
            Form::Alone { unit: Some(unit), .. } => (unit, "mm"),
            _ => (1.0, ""),
        };
        let mut length = String::new();
        xml::number(&mut length, side * unit);
        length + name
    }

    /// An id of the drawing itself.
    fn own(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix())
    }

    /// The hatches that the scene uses, each once.
    fn definitions(&self, root: &mut Element<'_>) {
        if self.hatches.is_empty() {
            return;
        }
        let mut defs = root.child("defs");
        for (index, (line, ground)) in self.hatches.iter().enumerate() {
            let mut pattern = defs.child("pattern");
            pattern
                .attr("id", &self.own(&format!("hatch{index}")))
                .number("width", 7.0)
                .number("height", 7.0)
                .attr("patternUnits", "userSpaceOnUse")
                .attr("patternTransform", "rotate(45)");
            pattern.child("path").attr("d", "M0 0H7V7H0Z").attr("fill", &hex(*ground));
            pattern
                .child("path")
                .attr("d", "M0 0V7")
                .attr("stroke", &hex(*line))
                .number("stroke-width", 2.4);
        }
    }

    fn marks(&self, parent: &mut Element<'_>, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Shape(shape) => self.shape(parent, shape),
                Mark::Text(text) => self.text(parent, text),
                Mark::Group(group) => self.group(parent, group),
            }
        }
    }

    /// A group: its anchor and tags on a `g`, its link inside, its name as the title of the innermost.
    fn group(&self, parent: &mut Element<'_>, group: &Group) {
        if matches!(self.form, Form::Thumbnail { .. }) {
            return self.marks(parent, &group.marks);
        }
        let mut outer = parent.child("g");
        if let Some(id) = &group.id {
            outer.attr("id", id).attr("class", "item");
        }
        if !group.tags.is_empty() {
            outer.attr("data-tags", &group.tags.join(" "));
        }
        match &group.link {
            Some(link) if !matches!(self.form, Form::Alone { .. }) => {
                let mut anchor = outer.child("a");
                anchor.attr("href", &self.target(link));
                self.inside(&mut anchor, group);
            }
            _ => self.inside(&mut outer, group),
        }
    }

    fn is_file(&self) -> bool {
        matches!(self.form, Form::File { .. } | Form::Alone { .. })
    }

    /// Who draws the letters, where they are printed as shapes.
    fn letters(&self) -> Option<&dyn Letters> {
        match self.form {
            Form::Alone { lettering: Lettering::Outlined(letters), .. } => Some(letters),
            _ => None,
        }
    }

    /// Where a link leads from where the drawing stands.
    fn target<'l>(&self, link: &'l str) -> Cow<'l, str> {
        match self.form {
            Form::File { page } if link.starts_with('#') => Cow::Owned(format!("{page}{link}")),
            _ => Cow::Borrowed(link),
        }
    }

    /// Name and marks of a group.
    fn inside(&self, element: &mut Element<'_>, group: &Group) {
        if let Some(label) = &group.label {
            element.child("title").text(label);
        }
        self.marks(element, &group.marks);
    }

    fn shape(&self, parent: &mut Element<'_>, shape: &Shape) {
        let mut element = outline(parent, &shape.outline);
        self.fill(&mut element, &shape.outline, shape.fill);
        if let Some(stroke) = shape.stroke {
            edge(&mut element, stroke);
        }
        drop(element);
        // A head is a path of its own: a dashed line has a solid head, and markers are not copied everywhere.
        if let (Outline::Line { points, arrow: true, .. }, Some(stroke)) =
            (&shape.outline, shape.stroke)
            && let Some(head) = path::head(points, stroke.width)
        {
            let mut element = parent.child("path");
            element.attr("d", &head).attr("fill", "none");
            edge(&mut element, Stroke { dash: None, ..stroke });
        }
    }

    fn fill(&self, element: &mut Element<'_>, outline: &Outline, fill: Fill) {
        match fill {
            _ if matches!(outline, Outline::Line { .. }) => element.attr("fill", "none"),
            Fill::None => element.attr("fill", "none"),
            Fill::Solid(colour) => element.attr("fill", &hex(colour)),
            Fill::Tint(colour, share) => {
                element.attr("fill", &hex(colour)).number("fill-opacity", share)
            }
            Fill::Hatch { line, ground } => {
                let index = self.hatches.iter().position(|hatch| *hatch == (line, ground));
                let name = self.own(&format!("hatch{}", index.unwrap_or(0)));
                element.attr("fill", &format!("url(#{name})"))
            }
        };
    }

    fn text(&self, parent: &mut Element<'_>, text: &Text) {
        match self.letters() {
            _ if text.content.is_empty() => return,
            Some(letters) => return shapes(parent, text, letters),
            None => {}
        }
        let mut element = parent.child("text");
        element.number("x", text.origin.x).number("y", text.origin.y);
        if xml::rounded(text.size) != xml::rounded(TEXT.0) {
            element.number("font-size", text.size);
        }
        if text.is_bold() {
            element.number("font-weight", 700.0);
        }
        if text.colour != TEXT.1 {
            element.attr("fill", &hex(text.colour));
        }
        if self.is_file() && is_squeezed(&text.content) {
            element.number("textLength", text.width);
        }
        let content = &text.content;
        if content.starts_with(' ') || content.ends_with(' ') || content.contains("  ") {
            element.attr("xml:space", "preserve");
        }
        element.text(content);
    }
}

/// A text as one path, which says to a screen reader what it shows.
fn shapes(parent: &mut Element<'_>, text: &Text, letters: &dyn Letters) {
    let path = path::letters(&letters.outline(text));
    if path.is_empty() {
        return;
    }
    let mut element = drawn(parent, &path);
    if text.colour != TEXT.1 {
        element.attr("fill", &hex(text.colour));
    }
    element.attr("role", "img").attr("aria-label", &text.content);
}

/// The style sheet of a file that carries its fonts: the fonts, and that punctuation is not squeezed.
fn style(faces: &[Face]) -> String {
    let mut style = String::new();
    for face in faces {
        let weight = if face.weight == Weight::Bold { 700 } else { 400 };
        let font = BASE64_STANDARD.encode(&face.woff2);
        style.push_str(&format!(
            "@font-face{{font-family:'{FAMILY}';font-weight:{weight};\
             src:url(data:font/woff2;base64,{font}) format('woff2')}}"
        ));
    }
    style.push_str("text{text-spacing-trim:space-all;text-autospace:no-autospace}");
    style
}

fn edge(element: &mut Element<'_>, stroke: Stroke) {
    element.attr("stroke", &hex(stroke.colour));
    if xml::rounded(stroke.width) != xml::rounded(1.0) {
        element.number("stroke-width", stroke.width);
    }
    if let Some(dash) = stroke.dash {
        element.numbers("stroke-dasharray", &dash);
    }
}

/// Whether browsers set this text narrower than measured: two full-width marks of punctuation in a row.
///
/// In a page the style sheet forbids that (`text-spacing-trim`); a file has no style sheet, so the measured
/// width is written down. The squeeze is at their own choice: without the guard the text is only shorter.
fn is_squeezed(text: &str) -> bool {
    let marks = |c: char| "（）《》〈〉「」『』【】〔〕“”‘’，。、；：".contains(c);
    let mut last = false;
    text.chars().any(|c| std::mem::replace(&mut last, marks(c)) && marks(c))
}

/// A colour as SVG has it, short where it can be.
fn hex(colour: Colour) -> String {
    let [r, g, b] = colour.rgb();
    if [r, g, b].iter().all(|part| part >> 4 == part & 15) {
        format!("#{:x}{:x}{:x}", r & 15, g & 15, b & 15)
    } else {
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// The hatches of some marks, in painting order, each once.
fn hatches(marks: &[Mark]) -> Vec<Hatch> {
    let mut found = Vec::new();
    collect(marks, &mut found);
    found
}

fn collect(marks: &[Mark], found: &mut Vec<Hatch>) {
    for mark in marks {
        match mark {
            Mark::Group(group) => collect(&group.marks, found),
            Mark::Shape(Shape { fill: Fill::Hatch { line, ground }, .. }) => {
                if !found.contains(&(*line, *ground)) {
                    found.push((*line, *ground));
                }
            }
            Mark::Shape(_) | Mark::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
