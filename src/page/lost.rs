//! The page for addresses that lead nowhere.

use super::Page;
use super::desk::Desk;
use super::frame::Link;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    ways: Vec<Link>,
}

/// 404.
pub(super) fn page(desk: &Desk<'_>) -> Page {
    let ways = [
        ("page_lost.home", "index.html"),
        ("page_lost.chains", "chains/index.html"),
        ("page_lost.firms", "firms/index.html"),
    ];
    let ways = ways.into_iter().map(|(key, address)| desk.link(desk.word(key), address)).collect();
    Page::new(desk, "404.html", desk.word("page_lost.title"), Vec::new(), &View { ways })
}
