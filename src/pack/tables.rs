//! The content of each map as tables that fit a page.

use super::bench::Bench;
use super::view::{Cell, Piece, Row, Table, below, listed, maybe, missing, told};
use crate::model::{
    Dimension, Foundation, Item, Level, MapKind, Quantity, Record, Spanned, Status, Target, Text,
    Word,
};
use crate::site::{ChainView, Entity, EntityKind, Gap, Key, Placed, Role, gaps, use_matrix};

/// The tables of a map.
pub(super) fn of(bench: &Bench<'_>, view: &ChainView<'_>, map: MapKind) -> Vec<Table> {
    let mut tables = match map {
        MapKind::Technology => vec![technology(bench, view)],
        MapKind::Applications => vec![applications(bench, view)],
        MapKind::Layout => vec![layout(bench, view)],
        MapKind::Roadmap => vec![roadmap(bench, view)],
        MapKind::Investment => vec![targets(bench, view), lacking(bench, view), leads(bench, view)],
    };
    tables.retain(|table| !table.rows.is_empty());
    tables
}

/// A status in a word; what calls for action stands out.
pub(super) fn standing(status: Option<Status>) -> Cell {
    let Some(status) = status else { return missing() };
    let style = match status {
        Status::Missing | Status::Risk => "strong",
        Status::Strong | Status::Plain | Status::Weak => "",
    };
    vec![Piece::text(status.word()).of(style)]
}

fn value(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| text.value.as_str())
}

/// The note of a record.
pub(super) fn note(record: &Record) -> Option<&str> {
    value(&record.note)
}

/// Why something is said, then by which documents.
fn grounds(bench: &Bench<'_>, basis: Option<&str>, record: &Record) -> Cell {
    let mut cell = maybe(basis);
    cell.extend(bench.sources_of(record));
    cell
}

const TECHNOLOGY: &[(&str, u8, &str)] = &[
    ("编号", 17, "left"),
    ("环节、产品与技术", 37, "left"),
    ("状态", 11, "center"),
    ("行动与标志", 24, "left"),
    ("省内企业", 27, "left"),
    ("依据与来源", 40, "left"),
];

fn technology(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("环节、产品与技术", TECHNOLOGY);
    let mut band = None;
    for (at, place) in view.links.iter().enumerate() {
        if band != Some(place.band_at) {
            table.group(&place.band.record.name.value);
            band = Some(place.band_at);
        }
        let link = place.link;
        let marks = (link.foundation, link.chokepoint, link.challenge);
        let entity = Entity::Link(view.chain, link);
        let cells = vec![
            bench.number(entity),
            told(Some(&link.record.name.value)),
            standing(place.status),
            marked(link.action.map(|one| one.value.word()), marks),
            listed(bench.names(None, &link.firms)),
            grounds(bench, value(&link.basis), &link.record),
        ];
        let label = bench.label(bench.site().number(entity));
        table.rows.push(Row { label, kind: "link", cells });
        for place in view.products.iter().filter(|product| product.link == at) {
            let product = place.product;
            let marks = (product.foundation, product.chokepoint, product.challenge);
            let entity = Entity::Product(view.chain, product);
            let cells = vec![
                bench.number(entity),
                below(told(Some(&product.record.name.value)), note(&product.record)),
                standing(product.status.map(|status| status.value)),
                marked(product.action.map(|one| one.value.word()), marks),
                listed(bench.names(None, &product.firms)),
                grounds(bench, value(&product.basis), &product.record),
            ];
            table.row(bench.label(bench.site().number(entity)), cells);
        }
    }
    table
}

type Marks = (Option<Spanned<Foundation>>, bool, Option<Spanned<i32>>);

/// Action, 五基, 卡脖子, 揭榜挂帅.
fn marked(action: Option<&str>, (foundation, chokepoint, challenge): Marks) -> Cell {
    let foundation = foundation.map(|one| one.value.word().to_owned());
    let chokepoint = chokepoint.then(|| "卡脖子".to_owned());
    let challenge = challenge.map(|year| format!("揭榜挂帅 {}", year.value));
    listed(
        action.map(str::to_owned).into_iter().chain(foundation).chain(chokepoint).chain(challenge),
    )
}

const APPLICATIONS: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("产品", 28, "left"),
    ("应用领域", 24, "left"),
    ("强度", 12, "center"),
    ("场景与用户", 42, "left"),
    ("市场规模与来源", 32, "left"),
];

fn applications(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let matrix = use_matrix(bench.site(), view);
    let mut table = Table::new("产品与应用领域", APPLICATIONS);
    let mut uses: Vec<_> = matrix.uses.iter().collect();
    uses.sort_by_key(|one| (one.row, one.column));
    for one in uses {
        let entity = Entity::Product(view.chain, matrix.rows[one.row].0);
        let (area, application) = (matrix.areas[one.column], one.application);
        bench.hold(area.record.openness);
        let market = application.market.as_ref();
        let mut market = market.map_or_else(Cell::new, |market| quantity(bench, market));
        market.extend(grounds(bench, value(&application.basis), &application.record));
        let cells = vec![
            bench.number(entity),
            told(Some(entity.short_name())),
            told(Some(&area.record.name.value)),
            told(Some(one.strength.word())),
            below(maybe(value(&application.scene)), value(&application.users)),
            market,
        ];
        table.row(bench.label(bench.site().number(entity)), cells);
    }
    table
}

/// A number with unit, calibre, day and its own documents.
pub(super) fn quantity(bench: &Bench<'_>, quantity: &Quantity) -> Cell {
    let day = quantity.as_of.map(|day| day.value.to_string());
    let calibre = value(&quantity.calibre).map(str::to_owned);
    let about: Vec<String> = calibre.into_iter().chain(day).collect();
    let about = (!about.is_empty()).then(|| format!("（{}）", about.join("，")));
    let mut cell = told(Some(quantity.shown()));
    cell.extend(maybe(about));
    cell.extend(bench.sources(&quantity.sources));
    cell
}

/// Columns of places.
pub(super) const LAYOUT: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("名称", 52, "left"),
    ("类别", 14, "left"),
    ("级别与称号", 24, "left"),
    ("在本链", 38, "left"),
    ("来源", 10, "left"),
];

fn layout(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("按市州", LAYOUT);
    for region in &bench.site().model.regions {
        let here: Vec<_> = view.presence.in_region(&region.record.id.value).collect();
        if !here.is_empty() {
            bench.hold(region.record.openness);
            table.group(&region.record.name.value);
        }
        here.into_iter().for_each(|placed| place(bench, view, placed, &mut table));
    }
    let mut nowhere = view.presence.placed.iter().filter(|one| one.regions.is_empty()).peekable();
    if nowhere.peek().is_some() {
        table.group("市州待补充");
    }
    nowhere.for_each(|placed| place(bench, view, placed, &mut table));
    table
}

/// A row for a place in a chain.
pub(super) fn place(
    bench: &Bench<'_>,
    view: &ChainView<'_>,
    placed: &Placed<'_>,
    table: &mut Table,
) {
    let entity = placed.entity;
    let cells = vec![
        bench.number(entity),
        told(Some(entity.name())),
        told(Some(entity.kind().word())),
        rank(entity),
        roles(bench, view, placed),
        bench.sources_of(entity.record()),
    ];
    table.row(bench.label(bench.site().number(entity)), cells);
}

fn rank(entity: Entity<'_>) -> Cell {
    let level = |level: Option<Spanned<Level>>| maybe(level.map(|level| level.value.word()));
    match entity {
        Entity::Firm(one) => listed(one.tiers.iter().map(|tier| tier.value.word())),
        Entity::Park(one) => level(one.level),
        Entity::Cluster(one) => level(one.level),
        Entity::Platform(one) => level(one.level),
        Entity::Project(one) => told(one.stage.map(|stage| stage.value.word())),
        _ => Cell::new(),
    }
}

/// What a firm is and makes in the chain; what a project concerns.
fn roles(bench: &Bench<'_>, view: &ChainView<'_>, placed: &Placed<'_>) -> Cell {
    let mut names: Vec<&str> = (placed.roles.iter())
        .map(|role| match role {
            Role::ChainLeader => "链主",
            Role::Makes(entity) => entity.short_name(),
        })
        .collect();
    if let Entity::Project(project) = placed.entity {
        names.extend(bench.names(Some(view.chain.id()), &project.concerns));
    }
    listed(names)
}

/// Columns of roadmap items.
pub(super) const ROADMAP: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("条目", 54, "left"),
    ("时间", 24, "left"),
    ("状态", 12, "center"),
    ("目标与实际", 36, "left"),
    ("来源", 12, "left"),
];

fn roadmap(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("路线图条目", ROADMAP);
    let items = &view.chain.roadmap;
    let dimensions = Dimension::ALL.iter().map(|one| (Some(*one), one.word()));
    for (dimension, name) in dimensions.chain([(None, "维度待补充")]) {
        let is_own = |item: &&Item| item.dimension.map(|one| one.value) == dimension;
        let mut own = items.iter().filter(is_own).peekable();
        if own.peek().is_some() {
            table.group(name);
        }
        own.for_each(|item| self::item(bench, view, item, &mut table));
    }
    table
}

/// A row for a roadmap item.
pub(super) fn item(bench: &Bench<'_>, view: &ChainView<'_>, item: &Item, table: &mut Table) {
    let entity = Entity::Item(view.chain, item);
    let cells = vec![
        bench.number(entity),
        below(told(Some(&item.record.name.value)), note(&item.record)),
        told(time(item)),
        maybe(item.state.map(|state| state.value.word())),
        values(bench, item),
        bench.sources_of(&item.record),
    ];
    table.row(bench.label(bench.site().number(entity)), cells);
}

fn time(item: &Item) -> Option<String> {
    match (item.at, item.from, item.to) {
        (Some(at), _, _) => Some(at.value.to_string()),
        (None, Some(from), Some(to)) => Some(format!("{}–{}", from.value, to.value)),
        (None, Some(from), None) => Some(format!("{} 起", from.value)),
        (None, None, Some(to)) => Some(format!("至 {}", to.value)),
        (None, None, None) => None,
    }
}

/// Target and actual; an actual that is not known is said to be missing.
fn values(bench: &Bench<'_>, item: &Item) -> Cell {
    let Some(target) = &item.target else {
        let actual = item.actual.as_ref();
        return actual.map_or_else(Cell::new, |actual| quantity(bench, actual));
    };
    let mut cell = vec![Piece::text("目标 ")];
    cell.extend(quantity(bench, target));
    cell.push(Piece::text("\n实际 "));
    cell.extend(item.actual.as_ref().map_or_else(missing, |actual| quantity(bench, actual)));
    cell
}

/// Columns of targets.
pub(super) const TARGETS: &[(&str, u8, &str)] = &[
    ("编号", 16, "left"),
    ("寻找什么", 37, "left"),
    ("缺口", 22, "left"),
    ("行动", 11, "center"),
    ("可考虑的地方", 25, "left"),
    ("阶段", 14, "left"),
    ("依据与来源", 31, "left"),
];

fn targets(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let gaps = gaps(bench.site(), view);
    let mut table = Table::new("寻找什么来补哪个缺口", TARGETS);
    view.chain.targets.iter().for_each(|one| target(bench, (view, &gaps), one, &mut table));
    table
}

/// A row for a target of a chain with its gaps.
pub(super) fn target(
    bench: &Bench<'_>,
    (view, gaps): (&ChainView<'_>, &[Gap<'_>]),
    target: &Target,
    table: &mut Table,
) {
    let holds = |gap: &&Gap<'_>| gap.targets.iter().any(|one| std::ptr::eq(*one, target));
    let gap = gaps.iter().find(holds);
    let entity = Entity::Target(view.chain, target);
    let action = target.action.map(|one| one.value).or(gap.and_then(|gap| gap.action));
    let cities = bench.site().regions.all(&target.regions);
    let mut places: Vec<&str> = cities.map(|region| region.record.name.value.as_str()).collect();
    places.extend(bench.names(None, &target.parks));
    let stage = target.stage.map_or("未接触", |stage| stage.value.word());
    let cells = vec![
        bench.number(entity),
        below(told(Some(&target.record.name.value)), value(&target.capability)),
        told(gap.map(|gap| gap.entity.short_name())),
        maybe(action.map(Word::word)),
        if places.is_empty() { missing() } else { listed(places) },
        below(told(Some(stage)), value(&target.next)),
        grounds(bench, value(&target.basis), &target.record),
    ];
    table.row(bench.label(bench.site().number(entity)), cells);
}

const GAPS: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("环节与产品", 44, "left"),
    ("所属", 34, "left"),
    ("状态", 12, "center"),
    ("行动", 12, "center"),
    ("寻找", 36, "left"),
];

fn lacking(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("薄弱、缺失、有风险或带有行动的环节与产品", GAPS);
    for gap in gaps(bench.site(), view) {
        let targets = gap.targets.iter().map(|one| one.record.name.value.as_str());
        let cells = vec![
            bench.number(gap.entity),
            told(Some(gap.entity.short_name())),
            told(Some(gap.around)),
            standing(gap.status),
            maybe(gap.action.map(Word::word)),
            listed(targets),
        ];
        table.row(bench.label(bench.site().number(gap.entity)), cells);
    }
    table
}

const LEADS: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("线索", 38, "left"),
    ("目标", 34, "left"),
    ("阶段", 14, "center"),
    ("下一步", 30, "left"),
    ("责任部门", 22, "left"),
];

fn leads(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("招商线索", LEADS);
    for lead in &view.chain.leads {
        bench.hold(lead.record.openness);
        let target = lead.target.as_ref().and_then(|target| view.find(&target.value));
        let number = number(bench, EntityKind::Lead, view, &lead.record);
        let cells = vec![
            vec![Piece::text(number).of("number")],
            told(Some(&lead.record.name.value)),
            told(target.map(Entity::short_name)),
            told(Some(lead.stage.map_or("未接触", |stage| stage.value.word()))),
            told(value(&lead.next)),
            told(bench.department(lead.record.owner.as_ref())),
        ];
        table.row(bench.label(number), cells);
    }
    table
}

/// The printed number of a chain's record that has no page.
pub(super) fn number<'a>(
    bench: &Bench<'a>,
    kind: EntityKind,
    view: &ChainView<'_>,
    record: &Record,
) -> &'a str {
    bench.site().numbers.get(&Key::local(kind, view.chain.id(), &record.id.value))
}
