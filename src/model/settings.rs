//! The site file.

use super::{Audience, Boundaries, Ref, RuleLevel, Spanned, Text, When};

/// What `site.yml` says.
#[derive(Debug, Clone, Default, Hash)]
pub struct Settings {
    /// Title of the site.
    pub title: String,
    /// Prefix of the numbers of records that belong to no chain: `HB`.
    pub code: String,
    /// Name of the edition: `2023-Q4`.
    pub edition: String,
    /// The day of which the edition speaks; later facts are errors.
    pub as_of: Option<Spanned<When>>,
    /// Language of the content: `zh-CN`.
    pub language: String,
    /// Folder under `themes/` whose files stand in for the built-in ones.
    pub theme: String,
    /// For whom the site is built unless the command line says otherwise.
    pub audience: Option<Spanned<Audience>>,
    /// A line that every page shows.
    pub notice: Option<Text>,
    /// The number under which the maps were approved for publication (审图号).
    pub map_approval: Option<Text>,
    /// The file with the boundaries of the cities; none for the schematic.
    pub boundaries: Option<Boundaries>,
    /// The document that orders the maps.
    pub plan: Option<Ref>,
    /// Order of the chains.
    pub chains: Vec<Ref>,
    /// Levels of rules, by code.
    pub rules: Vec<(Text, Spanned<RuleLevel>)>,
}

impl Settings {
    /// The edition as it is read aloud: `2023-Q4` is 2023 年第四季度版.
    #[must_use]
    pub fn edition_words(&self) -> String {
        edition_words(&self.edition)
    }
}

fn edition_words(name: &str) -> String {
    const QUARTERS: [&str; 4] = ["一", "二", "三", "四"];
    let quarter = name.split_once("-Q").filter(|_| When::parse(name).is_some());
    match quarter.and_then(|(year, at)| Some((year, at.parse::<usize>().ok()?))) {
        Some((year, at @ 1..=4)) => format!("{year} 年第{}季度版", QUARTERS[at - 1]),
        _ => format!("{name} 版"),
    }
}

#[cfg(test)]
mod tests {
    use super::edition_words;

    #[test]
    fn editions_are_said_in_words() {
        assert_eq!(edition_words("2023-Q4"), "2023 年第四季度版");
        assert_eq!(edition_words("2023"), "2023 版");
        assert_eq!(edition_words("试行"), "试行 版");
    }
}
