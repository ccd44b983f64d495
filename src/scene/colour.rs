//! The colours of the visual language, as tokens.
//!
//! Not a palette to pick from: each has one use. Values are those of the light sheet; a map stays a light
//! sheet in the dark theme, so that there is one set of drawings and one set of tests.

/// A colour token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Text.
    Ink,
    /// Secondary text; item numbers on coloured fills.
    Ink2,
    /// Captions, on white only.
    Ink3,
    /// Hairlines.
    Line,
    /// The page, and quiet panels.
    Ground,
    /// The sheet.
    White,
    /// Upstream, first group, accent.
    Band1,
    /// Midstream, second group.
    Band2,
    /// Downstream, third group.
    Band3,
    /// Fourth group.
    Band4,
    /// Fifth group.
    Band5,
    /// Fill of 优势.
    StrongFill,
    /// Border and letter of 优势.
    Strong,
    /// Ground of 薄弱.
    WeakGround,
    /// Hatch lines of 薄弱.
    WeakHatch,
    /// Border of 薄弱.
    Weak,
    /// Letter of 薄弱.
    WeakInk,
    /// Border and letter of 缺失; 卡脖子; 延期.
    Missing,
    /// Fill of 延期.
    LateFill,
    /// Fill of 风险.
    RiskFill,
    /// Border and letter of 风险.
    Risk,
    /// Border of 一般.
    Plain,
    /// Fill of 进行 and of 重要.
    ActiveFill,
}

impl Colour {
    /// Red, green and blue, 0 to 255.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Ink => [0x18, 0x21, 0x2B],
            Self::Ink2 => [0x47, 0x53, 0x61],
            Self::Ink3 => [0x66, 0x71, 0x7E],
            Self::Line => [0xD5, 0xDB, 0xE3],
            Self::Ground => [0xF5, 0xF6, 0xF8],
            Self::White => [0xFF, 0xFF, 0xFF],
            Self::Band1 => [0x2B, 0x5C, 0x8A],
            Self::Band2 => [0x2F, 0x6F, 0x5E],
            Self::Band3 => [0x8A, 0x5B, 0x22],
            Self::Band4 => [0x7A, 0x3E, 0x6E],
            Self::Band5 => [0x4A, 0x55, 0x8E],
            Self::StrongFill => [0xE3, 0xF1, 0xEA],
            Self::Strong => [0x1E, 0x73, 0x56],
            Self::WeakGround => [0xFC, 0xF6, 0xEA],
            Self::WeakHatch => [0xEB, 0xCF, 0x9E],
            Self::Weak => [0xB0, 0x74, 0x1A],
            Self::WeakInk => [0x7A, 0x4A, 0x0C],
            Self::Missing => [0xB2, 0x3A, 0x2E],
            Self::LateFill => [0xFB, 0xE9, 0xE7],
            Self::RiskFill => [0xF1, 0xEC, 0xF8],
            Self::Risk => [0x6A, 0x4A, 0x9C],
            Self::Plain => [0x87, 0x92, 0xA0],
            Self::ActiveFill => [0xDC, 0xE7, 0xF2],
        }
    }
}
