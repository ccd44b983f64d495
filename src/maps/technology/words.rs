//! What the map says in words: labels of elements, counts of a link, the description of the sheet.

use super::super::page::{TO_BE_ADDED, listed};
use super::Desk;
use super::facts::Facts;
use super::supply::Supplies;
use crate::model::{Action, Link, Product, Ref, Spanned, Status, Text, Word};
use crate::site::{Entity, StatusCount, count_statuses};

/// Name, status and what else is known of a product.
pub(super) fn product(desk: &Desk<'_>, product: &Product) -> String {
    let chain = desk.view.chain;
    let own = Facts::of_product(chain, product);
    let entity = Entity::Product(chain, product);
    element(desk, entity, &own, (product.action, product.basis.as_ref(), &product.firms))
}

/// Name, status and what else is known of a link.
pub(super) fn link(desk: &Desk<'_>, link: &Link) -> String {
    let own = Facts::of_link(desk.view.chain, link);
    let entity = Entity::Link(desk.view.chain, link);
    element(desk, entity, &own, (link.action, link.basis.as_ref(), &link.firms))
}

type Further<'t> = (Option<Spanned<Action>>, Option<&'t Text>, &'t [Ref]);

fn element(
    desk: &Desk<'_>,
    entity: Entity<'_>,
    own: &Facts,
    (action, basis, firms): Further<'_>,
) -> String {
    let mut parts = vec![format!("{} {}", desk.site().number(entity), entity.name())];
    parts.extend(own.status.map(|status| status.word().to_owned()));
    parts.extend(own.chokepoint.then(|| "卡脖子".to_owned()));
    parts.extend(action.map(|action| action.value.word().to_owned()));
    parts.extend(own.foundation.map(|one| format!("五基：{}", one.word())));
    parts.extend(own.challenge.map(|year| format!("{year}年揭榜挂帅")));
    let names: Vec<&str> =
        desk.site().firms.all(firms).map(|firm| Entity::Firm(firm).short_name()).collect();
    parts.extend((!names.is_empty()).then(|| format!("省内企业：{}", names.join("、"))));
    parts.extend(basis.map(|basis| format!("依据：{}", basis.value)));
    parts.join("；")
}

/// The counts of a link with all its segments: `8 项　强 2　弱 3　企业 2`.
pub(super) fn counts(desk: &Desk<'_>, at: usize) -> String {
    let link = desk.view.links[at].link;
    let mut products = Vec::new();
    let mut firms: Vec<&str> = Vec::new();
    gather(link, &mut products, &mut firms);
    let mut parts = vec![format!("{} 项", products.len())];
    for status in Status::ALL.iter().filter(|status| **status != Status::Plain) {
        let count = products.iter().filter(|one| one.status.map(|s| s.value) == Some(*status));
        let (count, sign) = (count.count(), super::super::coding::look(Some(*status)).sign);
        parts.extend((count > 0).then(|| format!("{sign} {count}")));
    }
    parts.push(format!("企业 {}", firms.len()));
    parts.join("\u{3000}")
}

fn gather<'m>(link: &'m Link, products: &mut Vec<&'m Product>, firms: &mut Vec<&'m str>) {
    let own = link.products.iter().flat_map(|product| &product.firms).chain(&link.firms);
    for firm in own {
        if !firms.contains(&firm.value.as_str()) {
            firms.push(&firm.value);
        }
    }
    products.extend(&link.products);
    link.links.iter().for_each(|inner| gather(inner, products, firms));
}

/// One paragraph for those who do not see the sheet.
pub(super) fn description(desk: &Desk<'_>, supplies: &Supplies<'_>) -> String {
    let view = desk.view;
    let name = &view.chain.record.name.value;
    if view.chain.bands.is_empty() {
        return format!("{name}技术结构图：内容{TO_BE_ADDED}。");
    }
    let bands: Vec<String> = (view.chain.bands.iter())
        .map(|band| format!("{} {} 个环节", band.record.name.value, band.links.len()))
        .collect();
    let (with, links) = view.links_with_firms();
    let mut text = format!(
        "{name}技术结构图，分 {} 个带（{}），共 {links} 个环节、{} 项产品与技术。",
        bands.len(),
        bands.join("，"),
        view.products.len()
    );
    text.push_str(&statuses(&count_statuses(view)));
    for status in [Status::Strong, Status::Missing, Status::Risk, Status::Weak] {
        text.push_str(&named(desk, status));
    }
    let chokepoints = desk.all.iter().filter(|one| one.chokepoint).count();
    text.push_str(&format!("“卡脖子” {chokepoints} 项。"));
    text.push_str(&format!("按本站收录，{links} 个环节中 {with} 个有省内企业。"));
    text.push_str(&format!("供应关系 {} 条。", supplies.len()));
    text
}

fn statuses(count: &StatusCount) -> String {
    let mut parts: Vec<String> = (Status::ALL.iter())
        .filter(|status| count.of(**status) > 0)
        .map(|status| format!("{} {} 项", status.word(), count.of(*status)))
        .collect();
    parts.extend((count.unstated > 0).then(|| format!("状态待补充 {} 项", count.unstated)));
    if parts.is_empty() { String::new() } else { format!("其中{}。", parts.join("，")) }
}

/// The products of a status by name.
fn named(desk: &Desk<'_>, status: Status) -> String {
    let of_status = |product: &Product| product.status.map(|one| one.value) == Some(status);
    let names: Vec<&str> = (desk.view.products.iter())
        .filter(|place| of_status(place.product))
        .map(|place| place.product.record.name.value.as_str())
        .collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("{}：{}。", status.word(), listed(&names)),
    }
}
