//! The arguments of `wutu export png`.

use super::What;
use crate::png::Resolution;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) what: What,
    /// Pixels to a unit of the sheet, 0.1 to 10; an A3 sheet has about 1,580 units
    #[arg(long, value_name = "N", default_value = "2", value_parser = parse_scale)]
    scale: f32,
    /// Pixels to an inch that the file states; it changes no pixel
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(36..=2400))]
    dpi: Option<u32>,
}

impl Arguments {
    pub(super) const fn resolution(&self) -> Resolution {
        Resolution { scale: self.scale, dpi: self.dpi }
    }
}

fn parse_scale(text: &str) -> Result<f32, String> {
    let scale = text.parse::<f32>().ok().filter(|scale| (0.1..=10.0).contains(scale));
    scale.ok_or_else(|| "要在 0.1 和 10 之间（between 0.1 and 10）".to_owned())
}
