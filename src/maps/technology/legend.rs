//! The legend: every sign that the sheet uses, and no other.

use super::super::coding::{self, SMALL};
use super::super::sheet::LegendItem;
use super::Desk;
use super::facts::{self, Facts, Look};
use super::supply::{self, Lines};
use crate::model::{Foundation, Status, Word};
use crate::scene::{Mark, Point, Rect, Text};
use crate::text::Ink;

/// The signs of a sheet with what they mean.
pub(super) fn items(desk: &Desk<'_>, lines: Lines) -> Vec<LegendItem> {
    let mut items: Vec<LegendItem> = coding::legend()
        .filter(|(status, _)| desk.all.iter().any(|one| one.status == Some(*status)))
        .map(|(status, word)| status_item(desk, Some(status), word))
        .collect();
    if desk.view.products.iter().any(|place| place.product.status.is_none()) {
        items.push(status_item(desk, None, "状态待补充"));
    }
    if desk.all.iter().any(|one| one.chokepoint) {
        items.push(item(24.0, "卡脖子", |rect| vec![coding::chokepoint(rect)]));
    }
    if lines == Lines::Drawn {
        items.push(item(34.0, "供应关系", |rect| {
            let from = Point::new(rect.x, rect.center().y);
            vec![supply::stroke().arrow(vec![from, from.offset(rect.width, 0.0)], 0.0).into()]
        }));
    }
    items.extend(fact_items(desk));
    items
}

fn item(
    width: f32,
    meaning: impl Into<String>,
    draw: impl Fn(Rect) -> Vec<Mark> + 'static,
) -> LegendItem {
    LegendItem { width, draw: Box::new(draw), meaning: meaning.into() }
}

fn status_item(desk: &Desk<'_>, status: Option<Status>, meaning: &str) -> LegendItem {
    let look = coding::look(status);
    let sign = desk.fonts().set(look.sign, Ink::bold(SMALL, look.ink));
    let drop = desk.fonts().centre_baseline(SMALL);
    item(34.0, meaning, move |rect| {
        let mut marks = coding::panel(rect, status);
        if !sign.content.is_empty() {
            let text = sign.clone().at(0.0, rect.center().y + drop).centred(rect.center().x);
            if status == Some(Status::Weak) {
                marks.push(coding::clear_spot(text.bounds()));
            }
            marks.push(text.into());
        }
        marks
    })
}

fn fact_items(desk: &Desk<'_>) -> Vec<LegendItem> {
    let used = |has: &dyn Fn(&Facts) -> bool| desk.all.iter().any(has);
    let mut items = Vec::new();
    if used(&|facts| facts.foundation.is_some()) {
        items.push(item(0.0, "五基：", |_| Vec::new()));
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
    item(width, meaning, move |rect| {
        let rect = rect.inset_xy(0.0, 1.0);
        let placed: Text = text.clone().at(0.0, rect.center().y + drop).centred(rect.center().x);
        facts::framed(placed, rect, look)
    })
}
