//! The legend: every sign that the sheet uses, and no other.

use super::super::coding::{self, SMALL};
use super::super::legend::{self, shapes};
use super::super::sheet::LegendItem;
use super::Desk;
use super::facts::{self, Facts, Look};
use super::gutters::{self, Lines};
use crate::model::{Foundation, Status, Word};
use crate::scene::{Point, Text};

/// The signs of a sheet with what they mean.
pub(super) fn items(desk: &Desk<'_>, lines: Lines) -> Vec<LegendItem> {
    let own = desk.all.iter().map(|one| one.status).filter(Option::is_some);
    let products = desk.view.products.iter().map(|place| place.product.status.map(|s| s.value));
    let used: Vec<Option<Status>> = own.chain(products).collect();
    let mut items = legend::statuses(desk.fonts(), &used);
    if desk.all.iter().any(|one| one.chokepoint) {
        items.push(shapes(24.0, "卡脖子", |rect| vec![coding::chokepoint(rect)]));
    }
    if lines == Lines::Drawn {
        items.push(shapes(34.0, "供应关系", |rect| {
            let from = Point::new(rect.x, rect.center().y);
            vec![gutters::stroke().arrow(vec![from, from.offset(rect.width, 0.0)], 0.0).into()]
        }));
    }
    items.extend(fact_items(desk));
    items
}

fn fact_items(desk: &Desk<'_>) -> Vec<LegendItem> {
    let used = |has: &dyn Fn(&Facts) -> bool| desk.all.iter().any(has);
    let mut items = Vec::new();
    if used(&|facts| facts.foundation.is_some()) {
        items.push(shapes(0.0, "五基：", |_| Vec::new()));
    }
    for one in Foundation::ALL {
        if used(&|facts| facts.foundation == Some(*one)) {
            items.push(badge_item(desk, facts::letter(*one), Look::Plain, short(*one)));
        }
    }
    if let Some(year) = desk.all.iter().find_map(|one| one.challenge) {
        let meaning = format!("揭榜挂帅（{year}年立项）");
        items.push(badge_item(desk, &facts::call(year), Look::Plain, &meaning));
    }
    if let Some(firms) = desk.all.iter().map(|one| one.firms).find(|firms| *firms > 0) {
        items.push(badge_item(desk, &facts::count(firms), Look::Bare, "省内企业数"));
    }
    if used(&|facts| facts.leader) {
        items.push(badge_item(desk, "主", Look::Filled, "其中有链主企业"));
    }
    items
}

/// What a 五基 mark means, short enough for a line of the legend.
const fn short(foundation: Foundation) -> &'static str {
    match foundation {
        Foundation::Parts => "零部件元器件",
        Foundation::Materials => "关键材料",
        Foundation::Processes => "先进工艺",
        Foundation::Technology => "技术基础",
        Foundation::Software => "工业软件",
    }
}

fn badge_item(desk: &Desk<'_>, content: &str, look: Look, meaning: &str) -> LegendItem {
    let text = facts::badge_text(desk.fonts(), content, look);
    let drop = desk.fonts().centre_baseline(SMALL);
    let width = facts::badge_width(&text, look);
    shapes(width, meaning, move |rect| {
        let rect = rect.inset_xy(0.0, 1.0);
        let placed: Text = text.clone().at(0.0, rect.center().y + drop).centred(rect.center().x);
        facts::framed(placed, rect, look)
    })
}
