//! A number with what makes it mean something: unit, calibre, scope.

use super::{Ref, Spanned, Text, When};

/// A number as an author wrote it.
#[derive(Debug, Clone, Hash)]
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

/// An unsigned decimal as a regular expression.
macro_rules! unsigned {
    () => {
        "(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]+)?%?"
    };
}

impl Quantity {
    /// What [`Quantity::is_number`] takes, as a regular expression for the schema. That the first bound of a
    /// range is the smaller one cannot be said in it.
    pub(crate) const PATTERN: &str = concat!(
        "[><≥≤约超近+]?\\s*(?:[-−]?",
        unsigned!(),
        "|−?",
        unsigned!(),
        "\\s*[-–—～~]\\s*[-−]?",
        unsigned!(),
        ")"
    );

    /// Whether a text is a number, a bounded number or a range: `1,578`, `-3.2`, `>5500`, `50-80`, `50%-80%`.
    #[must_use]
    pub fn is_number(text: &str) -> bool {
        let bare = PREFIXES.iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text).trim();
        if decimal(bare).is_some() {
            return true;
        }
        let separators = ['-', '–', '—', '～', '~'];
        let bounds = bare.split_once(separators).map(|(from, to)| (decimal(from), decimal(to)));
        matches!(bounds, Some((Some(from), Some(to))) if from < to)
    }

    /// The number where it is one alone, exact or about; none for a bound or a range.
    #[must_use]
    pub fn plain(&self) -> Option<f64> {
        let text = self.value.value.trim();
        let text = text.strip_prefix(['约', '+']).unwrap_or(text);
        decimal(text).filter(|number| number.is_finite())
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

/// A plain decimal number with an optional sign, thousands separators and per-cent sign.
fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text);
    let unsigned = text.strip_prefix(['-', '−']).unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| all_digits(first))?;
    let grouped = whole.contains(',');
    let right = groups.all(|group| group.len() == 3 && all_digits(group));
    let right = right && all_digits(part) && (!grouped || first.len() <= 3);
    let value: f64 = format!("{}.{part}", whole.replace(',', "")).parse().ok()?;
    right.then_some(if unsigned.len() < text.len() { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn numbers_bounds_and_ranges_are_numbers() {
        for text in [
            "1000", "6941.77", ">5500", "50-80", "约8100", "1,578", "10%", "≤1.3", "-3.2",
            "50%-80%",
        ] {
            assert!(Quantity::is_number(text), "{text}");
        }
        for text in
            ["", "许多", "10亿", "-", "1-", "一千", "inf", "NaN", "1e5", "80-50", "1,5,,7", "1,57"]
        {
            assert!(!Quantity::is_number(text), "{text}");
        }
    }
}
