//! The page of a review round (意见采纳情况表): who reviewed what and when, and every opinion with its reply and its change.
//! Experts by field and post; names only for an audience that the round names.

use super::desk::Desk;
use super::view::{Cell, Fact, Figure, Piece, Row, Section, Table};
use super::{Page, figures};
use crate::model::{Audience, Chain, Confidant, Opinion, Reply, Round, Word};
use crate::site::{ChainView, Entity, EntityKind, Key, open_opinions, opinions_of};
use serde::Serialize;

#[derive(Serialize)]
struct View {
    figures: Vec<Figure>,
    facts: Vec<Fact>,
    note: Option<String>,
    sections: Vec<Section>,
    workbook: String,
    csv: String,
}

/// The page of a round.
pub(super) fn page(desk: &Desk<'_>, view: &ChainView<'_>, round: &Round) -> Page {
    let chain = view.chain;
    desk.hold(round.record.openness);
    let opinions: Vec<&Opinion> = opinions_of(chain, round).collect();
    let address = desk.site().round_page(chain.id(), &round.record.id.value);
    let file = |ending: &str| desk.to(&address.replace(".html", ending));
    let page = View {
        figures: counts(&opinions),
        facts: facts(desk, view, round),
        note: round.record.note.as_ref().map(|note| note.value.clone()),
        sections: vec![
            Section::table("意见与答复", table(desk, chain, &opinions)),
            Section::table("到会专家", experts(desk, chain, round)),
        ],
        workbook: file(".xlsx"),
        csv: file(".csv"),
    };
    let chain_page = desk.site().address(Entity::Chain(chain));
    let above = vec![
        super::list::link(desk, EntityKind::Chain),
        desk.link(chain.short_name(), &chain_page),
    ];
    Page::new(
        desk,
        "review.html",
        format!("{}：意见采纳情况", round.record.name.value),
        above,
        &page,
    )
}

fn counts(opinions: &[&Opinion]) -> Vec<Figure> {
    let of = |reply: Option<Reply>| {
        opinions.iter().filter(|one| one.reply.map(|own| own.value) == reply).count()
    };
    vec![
        Figure::new(opinions.len(), "意见"),
        Figure::new(of(Some(Reply::Adopted)), "采纳"),
        Figure::new(of(Some(Reply::Partly)), "部分采纳"),
        Figure::new(of(Some(Reply::Declined)), "不采纳"),
        Figure::new(of(None), "待答复"),
    ]
}

fn facts(desk: &Desk<'_>, view: &ChainView<'_>, round: &Round) -> Vec<Fact> {
    let state = match (round.held, desk.site().is_past_due(round)) {
        (Some(day), _) => Cell::from(format!("已于 {} 评审", day.value)),
        (None, true) => Cell::from("逾期未评审"),
        (None, false) => Cell::from("征求意见中"),
    };
    vec![
        Fact::new("产业链", desk.chain(view)),
        Fact::new("征求意见稿", round.edition.as_ref().map(|one| format!("{} 版", one.value))),
        Fact::new("发出", round.opened.map(figures::date)),
        Fact::new("期限", round.due.map(figures::date)),
        Fact::new("状态", state),
        Fact::new("负责部门", desk.department(round.record.owner.as_ref())),
    ]
}

fn table(desk: &Desk<'_>, chain: &Chain, opinions: &[&Opinion]) -> Table {
    let columns = ["编号", "意见", "针对", "来自", "答复", "理由", "承办", "对应修改"];
    let mut table = Table::new("意见采纳情况表", &columns);
    table.rows.extend(opinions.iter().map(|one| row(desk, chain, one)));
    table
}

fn row(desk: &Desk<'_>, chain: &Chain, one: &Opinion) -> Row {
    desk.hold(one.record.openness);
    let id = chain.id();
    let number = number(desk, chain, one);
    let proposed = one.proposed.as_ref().map(|text| format!("建议表述：{}", text.value));
    let category = one.category.map(|one| one.value.word());
    Row {
        id: Some(format!("row-{number}")),
        anchor: Some(number.to_owned()),
        cells: vec![
            Piece::text(number).of_class("number").into(),
            Cell::from(&one.record.name.value).below(proposed),
            Cell::enumerated(desk.entities(Some(id), &one.concerns)),
            figures::word(one.origin).below(category),
            one.reply.map_or_else(
                || Piece::text("待答复").of_class("missing").into(),
                |reply| reply.value.word().into(),
            ),
            one.reason.as_ref().map_or_else(Cell::empty, |reason| (&reason.value).into()),
            desk.department(one.record.owner.as_ref()).map_or_else(Cell::empty, Cell::from),
            Cell::enumerated(desk.entities(Some(id), &one.changes)),
        ],
        ..Row::default()
    }
}

/// Whether an audience is told the names of the experts.
fn sees_names(round: &Round, audience: Audience) -> bool {
    let named = round.names.map(|names| names.value);
    match audience {
        Audience::Public => false,
        Audience::Internal => named == Some(Confidant::Internal),
        Audience::Leadership => named.is_some(),
    }
}

fn experts(desk: &Desk<'_>, chain: &Chain, round: &Round) -> Table {
    let is_named = sees_names(round, desk.edition().audience());
    let columns: &[&str] =
        if is_named { &["领域", "职务", "姓名"] } else { &["领域", "职务"] };
    let mut table = Table::new("到会专家", columns);
    for expert in chain.attending(round) {
        desk.hold(expert.record.openness);
        let post = expert.post.as_ref().map(|post| &post.value);
        let mut cells = vec![figures::word(expert.field), post.into()];
        cells.extend(is_named.then(|| Cell::from(&expert.record.name.value)));
        table.row(cells);
    }
    table
}

/// A round by its name, as a link to its page.
pub(super) fn link(desk: &Desk<'_>, chain: &Chain, round: &Round) -> Piece {
    desk.hold(round.record.openness);
    let page = desk.site().round_page(chain.id(), &round.record.id.value);
    Piece::link(&round.record.name.value, desk.to(&page))
}

/// The rounds of a chain, for its page.
pub(super) fn rounds(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let columns = ["评审", "征求意见稿", "期限", "评审日期", "到会专家", "意见", "已答复"];
    let mut table = Table::new("专家评审", &columns);
    for round in &view.chain.rounds {
        let opinions = opinions_of(view.chain, round);
        let (answered, open): (Vec<_>, Vec<_>) = opinions.partition(|one| one.reply.is_some());
        table.row(vec![
            link(desk, view.chain, round).into(),
            round.edition.as_ref().map(|one| &one.value).into(),
            round.due.map(figures::date).into(),
            round.held.map_or_else(|| Cell::from("未开"), figures::date),
            Cell::from(view.chain.attending(round).count()),
            Cell::from(answered.len() + open.len()),
            Cell::from(answered.len()),
        ]);
    }
    Section::table("专家评审", table)
}

/// Where an opinion stands in a table: that of its round, else that of its chain.
fn address(desk: &Desk<'_>, chain: &Chain, one: &Opinion) -> String {
    let number = number(desk, chain, one);
    let round = one.round.as_ref().and_then(|round| chain.round(&round.value));
    let page = match round {
        Some(round) => desk.site().round_page(chain.id(), &round.record.id.value),
        None => desk.site().page(EntityKind::Chain, chain.id()),
    };
    desk.to(&format!("{page}#{number}"))
}

fn number<'d>(desk: &'d Desk<'_>, chain: &Chain, one: &Opinion) -> &'d str {
    desk.site().numbers.get(&Key::local(EntityKind::Opinion, chain.id(), &one.record.id.value))
}

/// Says in the rows of what waits for replies how many opinions do, with the way to the first of them; not to the public.
pub(super) fn note_open(desk: &Desk<'_>, sections: &mut [Section]) {
    if desk.edition().audience() == Audience::Public {
        return;
    }
    let open = open_opinions(desk.site());
    let tables = sections.iter_mut().filter_map(|section| section.table.as_mut());
    for row in tables.flat_map(|table| &mut table.rows) {
        let number = row.id.as_deref().and_then(|id| id.strip_prefix("row-"));
        let Some(opinions) = number.and_then(|number| open.get(number)) else { continue };
        opinions.iter().for_each(|(_, one)| desk.hold(one.record.openness));
        let (chain, first) = opinions[0];
        let words = format!("待答复的意见 {} 条", opinions.len());
        let link = Piece::link(words, address(desk, chain, first)).of_class("below");
        if let Some(cell) = row.cells.get_mut(1) {
            cell.pieces.push(link);
        }
    }
}

/// The opinions for which a record of a chain was changed, each as a link to its row in the table of its round.
pub(super) fn adopted_for(desk: &Desk<'_>, chain: Option<&str>, id: &str) -> Vec<Piece> {
    let Some(chain) = chain.and_then(|chain| desk.site().chain(chain)).map(|view| view.chain)
    else {
        return Vec::new();
    };
    let has = |one: &&Opinion| {
        let is_adopted = one.reply.is_some_and(|reply| reply.value != Reply::Declined);
        is_adopted && one.changes.iter().any(|changed| changed.value == id)
    };
    let link = |one: &Opinion| {
        desk.hold(one.record.openness);
        let words = format!("{} {}", one.reply?.value.word(), number(desk, chain, one));
        Some(Piece::link(words, address(desk, chain, one)).of_class("adopted"))
    };
    chain.opinions.iter().filter(has).filter_map(link).collect()
}
