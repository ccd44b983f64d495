//! What every page has around its own matter: navigation, the way up, the notice, edition and marks.

use super::desk::Desk;
use super::{Page, changes};
use crate::catalogue::{Catalogue, FOLDER};
use serde::Serialize;

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) text: String,
    pub(super) href: String,
}

/// An entry of the navigation.
#[derive(Debug, Serialize)]
struct Entry {
    text: String,
    href: String,
    current: bool,
}

/// The frame of a page.
#[derive(Debug, Serialize)]
pub(super) struct Frame {
    language: String,
    site: String,
    title: String,
    is_home: bool,
    root: String,
    navigation: Vec<Entry>,
    above: Vec<Link>,
    notice: Option<String>,
    edition: String,
    as_of: String,
    audience: &'static str,
    openness: String,
    /// The list of older editions, where there are any.
    editions: Option<String>,
    /// What of the page's chain is under review; nothing for the public.
    draft: Option<Draft>,
    pack: Option<Pack>,
}

/// The draft that is under review.
#[derive(Debug, Serialize)]
struct Draft {
    /// Script that tells what can be commented.
    script: String,
    /// Name of the round.
    round: String,
    /// By when opinions are due.
    due: Option<String>,
}

/// The pack that says the same on paper.
#[derive(Debug, Serialize)]
struct Pack {
    /// How many pages it has.
    pages: usize,
    /// Where it lies; none where it was made from other content.
    href: Option<String>,
}

/// The navigation, in order: the key of the word and the address.
const NAVIGATION: [(&str, &str); 14] = [
    ("navigation.province", "province/index.html"),
    ("navigation.chains", "chains/index.html"),
    ("navigation.firms", "firms/index.html"),
    ("navigation.parks", "parks/index.html"),
    ("navigation.clusters", "clusters/index.html"),
    ("navigation.platforms", "platforms/index.html"),
    ("navigation.projects", "projects/index.html"),
    ("navigation.regions", "regions/index.html"),
    ("navigation.areas", "areas/index.html"),
    ("navigation.departments", "departments/index.html"),
    ("navigation.leaders", "leaders/index.html"),
    ("navigation.sources", "sources.html"),
    ("navigation.completeness", "completeness.html"),
    ("navigation.names", "names.html"),
];

impl Frame {
    /// The frame of a page. Comes after the page is made, since the page tells the desk how closed it is.
    pub(super) fn of(desk: &Desk<'_>, page: &Page, packs: &Catalogue) -> Self {
        let settings = &desk.site().model.settings;
        let entry = |(key, address): (&'static str, &str)| Entry {
            text: desk.word(key).to_owned(),
            href: desk.to(address),
            current: is_within(desk.path(), address),
        };
        Self {
            language: settings.language.clone(),
            site: settings.title.clone(),
            title: page.title.clone(),
            is_home: desk.path() == "index.html",
            root: "../".repeat(desk.path().matches('/').count()),
            navigation: NAVIGATION.into_iter().map(entry).collect(),
            above: page.above.clone(),
            notice: settings.notice.as_ref().map(|notice| notice.value.clone()),
            edition: settings.edition_words(),
            as_of: desk.edition().as_of(),
            audience: desk.edition().audience_words(),
            openness: desk.words().of(desk.openness()).to_owned(),
            draft: Draft::of(desk),
            editions: desk.reports().first().map(|_| desk.to(changes::LIST)),
            pack: page.pack.as_ref().and_then(|name| Pack::of(desk, name, packs)),
        }
    }
}

impl Draft {
    /// What of the chain of a page is under review.
    fn of(desk: &Desk<'_>) -> Option<Self> {
        let (chain, _) = desk.path().strip_prefix("chains/")?.split_once('/')?;
        let round = desk.edition().open_round(desk.site().chain(chain)?.chain)?;
        Some(Self {
            script: desk.to(&desk.site().draft_script(chain)),
            round: round.record.name.value.clone(),
            due: round.due.map(|due| due.value.to_string()),
        })
    }
}

impl Pack {
    /// The pack of a name, where there is one.
    fn of(desk: &Desk<'_>, name: &str, packs: &Catalogue) -> Option<Self> {
        let entry = packs.find(name)?;
        let href = || desk.to(&format!("{FOLDER}/{name}.pdf"));
        Some(Self { pages: entry.pages, href: entry.is_of(desk.edition()).then(href) })
    }
}

/// Whether a page lies in the part of the site that an entry of the navigation leads to.
fn is_within(page: &str, address: &str) -> bool {
    match address.strip_suffix("index.html") {
        Some(folder) => page.starts_with(folder),
        None => page == address,
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn the_navigation_knows_where_a_page_is() {
        assert!(is_within("chains/a/layout.html", "chains/index.html"));
        assert!(is_within("sources.html", "sources.html"));
        assert!(!is_within("index.html", "chains/index.html"));
    }
}
