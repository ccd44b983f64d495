//! The arguments of `wutu export png`.

use super::What;
use crate::maps::Paper;
use crate::png::Resolution;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) what: What,
    /// Pixels to a unit of the sheet, 0.1 to 10; a sheet on screen is 1,600 units wide [default: 2]
    #[arg(long, value_name = "N", value_parser = parse_scale, conflicts_with = "paper")]
    scale: Option<f32>,
    /// Pixels to an inch that the file states; with --paper the page has so many [default there: 200]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(36..=2400))]
    dpi: Option<u32>,
}

/// Pixels to an inch of paper.
const DPI: u32 = 200;
/// Pixels to a unit on screen.
const SCALE: f32 = 2.0;
/// Millimetres to an inch.
const INCH: f32 = 25.4;

impl Arguments {
    pub(super) fn resolution(&self) -> Resolution {
        match self.what.paper.and_then(Paper::leaf) {
            None => Resolution { scale: self.scale.unwrap_or(SCALE), dpi: self.dpi },
            Some(leaf) => {
                let dpi = self.dpi.unwrap_or(DPI);
                Resolution { scale: leaf.unit / INCH * dpi as f32, dpi: Some(dpi) }
            }
        }
    }
}

fn parse_scale(text: &str) -> Result<f32, String> {
    let scale = text.parse::<f32>().ok().filter(|scale| (0.1..=10.0).contains(scale));
    scale.ok_or_else(|| "要在 0.1 和 10 之间（between 0.1 and 10）".to_owned())
}
