//! The page of a review round (意见采纳情况表): who reviewed what and when, and every opinion with its reply and its change.
//! Experts by field and post; names only for an audience that the round names.

use super::desk::Desk;
use super::view::{Cell, Fact, Figure, Piece, Row, Section, Table};
use super::{Page, figures};
use crate::model::{Audience, Chain, Confidant, Opinion, Reply, Round};
use crate::site::{ChainView, Entity, EntityKind, Key, open_opinions, opinions_of};
use crate::wording::say;
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
        figures: counts(desk, &opinions),
        facts: facts(desk, view, round),
        note: round.record.note.as_ref().map(|note| note.value.clone()),
        sections: vec![
            Section::table(desk.word("page_review.answers"), table(desk, chain, &opinions)),
            Section::table(desk.word("page_review.attending"), experts(desk, chain, round)),
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
        say!(desk.words(), "page_review.title", round = round.record.name.value),
        above,
        &page,
    )
}

fn counts(desk: &Desk<'_>, opinions: &[&Opinion]) -> Vec<Figure> {
    let of = |reply: Option<Reply>| {
        opinions.iter().filter(|one| one.reply.map(|own| own.value) == reply).count()
    };
    vec![
        Figure::new(opinions.len(), desk.word("page_review.opinions")),
        Figure::new(of(Some(Reply::Adopted)), desk.word("page_review.adopted")),
        Figure::new(of(Some(Reply::Partly)), desk.word("page_review.partly")),
        Figure::new(of(Some(Reply::Declined)), desk.word("page_review.declined")),
        Figure::new(of(None), desk.word("page_review.unanswered")),
    ]
}

fn facts(desk: &Desk<'_>, view: &ChainView<'_>, round: &Round) -> Vec<Fact> {
    let state = match (round.held, desk.site().is_past_due(round)) {
        (Some(day), _) => Cell::from(say!(desk.words(), "page_review.held", day = day.value)),
        (None, true) => Cell::from(desk.word("page_review.overdue")),
        (None, false) => Cell::from(desk.word("page_review.asking")),
    };
    let edition = round.edition.as_ref();
    let edition = edition.map(|one| say!(desk.words(), "page_review.edition", edition = one.value));
    vec![
        Fact::new(desk.word("page_review.chain"), desk.chain(view)),
        Fact::new(desk.word("page_review.draft"), edition),
        Fact::new(desk.word("page_review.sent"), round.opened.map(figures::date)),
        Fact::new(desk.word("page_review.due"), round.due.map(figures::date)),
        Fact::new(desk.word("page_review.state"), state),
        Fact::new(desk.word("page_review.owner"), desk.department(round.record.owner.as_ref())),
    ]
}

fn table(desk: &Desk<'_>, chain: &Chain, opinions: &[&Opinion]) -> Table {
    let columns = desk.row("page_review.opinion_heads");
    let mut table = Table::new(desk.word("page_review.opinion_table"), &columns);
    table.rows.extend(opinions.iter().map(|one| row(desk, chain, one)));
    table
}

fn row(desk: &Desk<'_>, chain: &Chain, one: &Opinion) -> Row {
    desk.hold(one.record.openness);
    let id = chain.id();
    let number = number(desk, chain, one);
    let proposed = one
        .proposed
        .as_ref()
        .map(|text| say!(desk.words(), "page_review.proposed", text = text.value));
    let category = one.category.map(|one| desk.words().of(one.value));
    Row {
        id: Some(format!("row-{number}")),
        anchor: Some(number.to_owned()),
        cells: vec![
            Piece::text(number).of_class("number").into(),
            Cell::from(&one.record.name.value).below(proposed),
            Cell::enumerated(desk.entities(Some(id), &one.concerns)),
            figures::word(desk, one.origin).below(category),
            one.reply.map_or_else(
                || Piece::text(desk.word("page_review.unanswered")).of_class("missing").into(),
                |reply| desk.words().of(reply.value).into(),
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
    let heads = match is_named {
        true => "page_review.named_expert_heads",
        false => "page_review.expert_heads",
    };
    let mut table = Table::new(desk.word("page_review.attending"), &desk.row(heads));
    for expert in chain.attending(round) {
        desk.hold(expert.record.openness);
        let post = expert.post.as_ref().map(|post| &post.value);
        let mut cells = vec![figures::word(desk, expert.field), post.into()];
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
    let columns = desk.row("page_review.round_heads");
    let mut table = Table::new(desk.word("page_review.rounds"), &columns);
    for round in &view.chain.rounds {
        let opinions = opinions_of(view.chain, round);
        let (answered, open): (Vec<_>, Vec<_>) = opinions.partition(|one| one.reply.is_some());
        table.row(vec![
            link(desk, view.chain, round).into(),
            round.edition.as_ref().map(|one| &one.value).into(),
            round.due.map(figures::date).into(),
            round.held.map_or_else(|| Cell::from(desk.word("page_review.not_held")), figures::date),
            Cell::from(view.chain.attending(round).count()),
            Cell::from(answered.len() + open.len()),
            Cell::from(answered.len()),
        ]);
    }
    Section::table(desk.word("page_review.rounds"), table)
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
        let words = say!(desk.words(), "page_review.waiting", count = opinions.len());
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
        let words = format!("{} {}", desk.words().of(one.reply?.value), number(desk, chain, one));
        Some(Piece::link(words, address(desk, chain, one)).of_class("adopted"))
    };
    chain.opinions.iter().filter(has).filter_map(link).collect()
}
