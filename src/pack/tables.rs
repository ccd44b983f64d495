//! The content of each map as tables that fit a page.

use super::bench::Bench;
use super::view::{Cell, Columns, Piece, Row, Table, below, maybe};
use crate::model::{
    Action, Dimension, Foundation, Item, Level, MapKind, Quantity, Record, Spanned, Stage, Status,
    Target, Text, Word,
};
use crate::site::{ChainView, Entity, EntityKind, Gap, Key, Placed, Role, gaps, use_matrix};
use crate::wording::say;

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
pub(super) fn standing(bench: &Bench<'_>, status: Option<Status>) -> Cell {
    let Some(status) = status else { return bench.missing() };
    let style = match status {
        Status::Missing | Status::Risk => "strong",
        Status::Strong | Status::Plain | Status::Weak => "",
    };
    vec![Piece::text(bench.words().of(status)).of(style)]
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

const TECHNOLOGY: Columns = (
    "pack_table.technology_heads",
    &[(17, "left"), (37, "left"), (11, "center"), (24, "left"), (27, "left"), (40, "left")],
);

fn technology(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_table.technology", TECHNOLOGY);
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
            bench.told(Some(&link.record.name.value)),
            standing(bench, place.status),
            marked(bench, link.action, marks),
            bench.listed(bench.names(None, &link.firms)),
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
                below(bench.told(Some(&product.record.name.value)), note(&product.record)),
                standing(bench, product.status.map(|status| status.value)),
                marked(bench, product.action, marks),
                bench.listed(bench.names(None, &product.firms)),
                grounds(bench, value(&product.basis), &product.record),
            ];
            table.row(bench.label(bench.site().number(entity)), cells);
        }
    }
    table
}

type Marks = (Option<Spanned<Foundation>>, bool, Option<Spanned<i32>>);

/// Action, 五基, 卡脖子, 揭榜挂帅.
fn marked(
    bench: &Bench<'_>,
    action: Option<Spanned<Action>>,
    (foundation, chokepoint, challenge): Marks,
) -> Cell {
    let words = bench.words();
    let action = action.map(|one| words.of(one.value).to_owned());
    let foundation = foundation.map(|one| words.of(one.value).to_owned());
    let chokepoint = chokepoint.then(|| words.word("mark.chokepoint").to_owned());
    let challenge = challenge.map(|year| say!(words, "pack_table.challenge", year = year.value));
    bench.listed(action.into_iter().chain(foundation).chain(chokepoint).chain(challenge))
}

const APPLICATIONS: Columns = (
    "pack_table.applications_heads",
    &[(18, "left"), (28, "left"), (24, "left"), (12, "center"), (42, "left"), (32, "left")],
);

fn applications(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let matrix = use_matrix(bench.site(), view);
    let mut table = bench.table("pack_table.applications", APPLICATIONS);
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
            bench.told(Some(entity.short_name())),
            bench.told(Some(&area.record.name.value)),
            bench.told(Some(bench.words().of(one.strength))),
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
    let words = bench.words();
    let about = (!about.is_empty())
        .then(|| say!(words, "pack.about", about = about.join(words.word("sign.clause"))));
    let mut cell = bench.told(Some(quantity.shown()));
    cell.extend(maybe(about));
    cell.extend(bench.sources(&quantity.sources));
    cell
}

/// Columns of places.
pub(super) const LAYOUT: Columns = (
    "pack_table.layout_heads",
    &[(18, "left"), (52, "left"), (14, "left"), (24, "left"), (38, "left"), (10, "left")],
);

fn layout(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_table.layout", LAYOUT);
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
        table.group(bench.words().word("pack_table.nowhere"));
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
        bench.told(Some(entity.name())),
        bench.told(Some(entity.kind().word())),
        rank(bench, entity),
        roles(bench, view, placed),
        bench.sources_of(entity.record()),
    ];
    table.row(bench.label(bench.site().number(entity)), cells);
}

fn rank(bench: &Bench<'_>, entity: Entity<'_>) -> Cell {
    let words = bench.words();
    let level = |level: Option<Spanned<Level>>| maybe(level.map(|level| words.of(level.value)));
    match entity {
        Entity::Firm(one) => bench.listed(one.tiers.iter().map(|tier| words.of(tier.value))),
        Entity::Park(one) => level(one.level),
        Entity::Cluster(one) => level(one.level),
        Entity::Platform(one) => level(one.level),
        Entity::Project(one) => bench.told(one.stage.map(|stage| words.of(stage.value))),
        _ => Cell::new(),
    }
}

/// What a firm is and makes in the chain; what a project concerns.
fn roles(bench: &Bench<'_>, view: &ChainView<'_>, placed: &Placed<'_>) -> Cell {
    let mut names: Vec<&str> = (placed.roles.iter())
        .map(|role| match role {
            Role::ChainLeader => bench.words().word("pack_table.chain_leader"),
            Role::Makes(entity) => entity.short_name(),
        })
        .collect();
    if let Entity::Project(project) = placed.entity {
        names.extend(bench.names(Some(view.chain.id()), &project.concerns));
    }
    bench.listed(names)
}

/// Columns of roadmap items.
pub(super) const ROADMAP: Columns = (
    "pack_table.roadmap_heads",
    &[(18, "left"), (54, "left"), (24, "left"), (12, "center"), (36, "left"), (12, "left")],
);

fn roadmap(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_table.roadmap", ROADMAP);
    let items = &view.chain.roadmap;
    let words = bench.words();
    let dimensions = Dimension::ALL.iter().map(|one| (Some(*one), words.of(*one)));
    for (dimension, name) in dimensions.chain([(None, words.word("pack_table.no_dimension"))]) {
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
        below(bench.told(Some(&item.record.name.value)), note(&item.record)),
        bench.told(time(bench, item)),
        maybe(item.state.map(|state| bench.words().of(state.value))),
        values(bench, item),
        bench.sources_of(&item.record),
    ];
    table.row(bench.label(bench.site().number(entity)), cells);
}

fn time(bench: &Bench<'_>, item: &Item) -> Option<String> {
    let words = bench.words();
    match (item.at, item.from, item.to) {
        (Some(at), _, _) => Some(at.value.to_string()),
        (None, Some(from), Some(to)) => Some(format!("{}–{}", from.value, to.value)),
        (None, Some(from), None) => Some(say!(words, "pack_table.from", day = from.value)),
        (None, None, Some(to)) => Some(say!(words, "pack_table.until", day = to.value)),
        (None, None, None) => None,
    }
}

/// Target and actual; an actual that is not known is said to be missing.
fn values(bench: &Bench<'_>, item: &Item) -> Cell {
    let Some(target) = &item.target else {
        let actual = item.actual.as_ref();
        return actual.map_or_else(Cell::new, |actual| quantity(bench, actual));
    };
    let mut cell = vec![Piece::text(bench.words().word("pack_table.target"))];
    cell.extend(quantity(bench, target));
    cell.push(Piece::text(format!("\n{}", bench.words().word("pack_table.actual"))));
    cell.extend(
        item.actual.as_ref().map_or_else(|| bench.missing(), |actual| quantity(bench, actual)),
    );
    cell
}

/// Columns of targets.
pub(super) const TARGETS: Columns = (
    "pack_table.targets_heads",
    &[
        (16, "left"),
        (37, "left"),
        (22, "left"),
        (11, "center"),
        (25, "left"),
        (14, "left"),
        (31, "left"),
    ],
);

fn targets(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let gaps = gaps(bench.site(), view);
    let mut table = bench.table("pack_table.targets", TARGETS);
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
    let stage = bench.words().of(target.stage.map_or(Stage::Untouched, |stage| stage.value));
    let cells = vec![
        bench.number(entity),
        below(bench.told(Some(&target.record.name.value)), value(&target.capability)),
        bench.told(gap.map(|gap| gap.entity.short_name())),
        maybe(action.map(|action| bench.words().of(action))),
        if places.is_empty() { bench.missing() } else { bench.listed(places) },
        below(bench.told(Some(stage)), value(&target.next)),
        grounds(bench, value(&target.basis), &target.record),
    ];
    table.row(bench.label(bench.site().number(entity)), cells);
}

const GAPS: Columns = (
    "pack_table.gaps_heads",
    &[(18, "left"), (44, "left"), (34, "left"), (12, "center"), (12, "center"), (36, "left")],
);

fn lacking(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_table.gaps", GAPS);
    for gap in gaps(bench.site(), view) {
        let targets = gap.targets.iter().map(|one| one.record.name.value.as_str());
        let cells = vec![
            bench.number(gap.entity),
            bench.told(Some(gap.entity.short_name())),
            bench.told(Some(gap.around)),
            standing(bench, gap.status),
            maybe(gap.action.map(|action| bench.words().of(action))),
            bench.listed(targets),
        ];
        table.row(bench.label(bench.site().number(gap.entity)), cells);
    }
    table
}

const LEADS: Columns = (
    "pack_table.leads_heads",
    &[(18, "left"), (38, "left"), (34, "left"), (14, "center"), (30, "left"), (22, "left")],
);

fn leads(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_table.leads", LEADS);
    for lead in &view.chain.leads {
        bench.hold(lead.record.openness);
        let target = lead.target.as_ref().and_then(|target| view.find(&target.value));
        let number = number(bench, EntityKind::Lead, view, &lead.record);
        let cells = vec![
            vec![Piece::text(number).of("number")],
            bench.told(Some(&lead.record.name.value)),
            bench.told(target.map(Entity::short_name)),
            bench.told(Some(
                bench.words().of(lead.stage.map_or(Stage::Untouched, |stage| stage.value)),
            )),
            bench.told(value(&lead.next)),
            bench.told(bench.department(lead.record.owner.as_ref())),
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
