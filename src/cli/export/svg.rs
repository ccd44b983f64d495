//! The arguments of `wutu export svg`.

use super::What;
use crate::export::Text;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) what: What,
    /// Puts the fonts into each file, cut to its characters: the same in every browser
    #[arg(long, conflicts_with = "outline")]
    embed_fonts: bool,
    /// Draws letters as shapes: the same in every program, but no text any more
    #[arg(long)]
    outline: bool,
}

impl Arguments {
    pub(super) const fn text(&self) -> Text {
        match (self.embed_fonts, self.outline) {
            (true, _) => Text::Embedded,
            (_, true) => Text::Outlined,
            _ => Text::Named,
        }
    }
}
