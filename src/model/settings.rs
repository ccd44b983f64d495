//! The site file.

use super::{Audience, Boundaries, Ref, RuleLevel, Spanned, Text, When};

/// What `site.yml` says.
#[derive(Debug, Clone, Default)]
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
