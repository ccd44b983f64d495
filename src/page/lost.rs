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
    let ways =
        [("首页", "index.html"), ("产业链", "chains/index.html"), ("企业", "firms/index.html")];
    let ways = ways.into_iter().map(|(text, address)| desk.link(text, address)).collect();
    Page::new(desk, "404.html", "没有这一页", Vec::new(), &View { ways })
}
