//! A number with what makes it mean something: unit, calibre, scope.

use super::{Ref, Spanned, Text, When};

/// A number as an author wrote it.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The number as written: `1000`, `>5500`, `50-80`, `约8100`.
    pub value: Spanned<String>,
    /// Unit: `亿元`.
    pub unit: Option<Text>,
    /// Calibre (口径): 营收, 产值, 规模 …
    pub calibre: Option<Text>,
    /// The day of which it is true, where it differs from that of the record around it.
    pub as_of: Option<Spanned<When>>,
    /// Documents that say so, where they differ from those of the record around it.
    pub sources: Vec<Ref>,
}

/// What may stand before a number.
const PREFIXES: [&str; 8] = [">", "<", "≥", "≤", "约", "超", "近", "+"];

impl Quantity {
    /// Whether a text is a number, a bounded number or a range.
    #[must_use]
    pub fn is_number(text: &str) -> bool {
        let bare = PREFIXES.iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text).trim();
        let bare = bare.strip_suffix('%').unwrap_or(bare);
        let mut bounds = bare.splitn(2, ['-', '–', '—', '～']);
        bounds.all(|bound| !bound.is_empty() && bound.replace(',', "").parse::<f64>().is_ok())
    }

    /// Number and unit, as they are shown: `1000 亿元`.
    #[must_use]
    pub fn shown(&self) -> String {
        let value = self.value.value.replacen('-', "–", 1);
        match &self.unit {
            Some(unit) if unit.value.starts_with('%') => format!("{value}{}", unit.value),
            Some(unit) => format!("{value} {}", unit.value),
            None => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn numbers_bounds_and_ranges_are_numbers() {
        for text in ["1000", "6941.77", ">5500", "50-80", "约8100", "1,578", "10%", "≤1.3"] {
            assert!(Quantity::is_number(text), "{text}");
        }
        for text in ["", "许多", "10亿", "-", "1-", "一千"] {
            assert!(!Quantity::is_number(text), "{text}");
        }
    }
}
