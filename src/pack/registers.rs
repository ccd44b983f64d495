//! What stands in a pack beside the maps: goals, problems, requests, who is responsible.

use super::bench::Bench;
use super::tables::{note, number, quantity};
use super::view::{Cell, Columns, Piece, Section, Table, below, maybe};
use super::watched;
use crate::model::{Audience, Problem, Request, Spanned, When};
use crate::site::{ChainView, Entity, EntityKind};
use crate::wording::say;

/// The sections of a chain, in order.
pub(super) fn sections(bench: &Bench<'_>, view: &ChainView<'_>) -> Vec<Section> {
    let goals = bench.section(
        "pack_register.goals_heading",
        vec![published(bench, view), goals(bench, view)],
        "pack.to_be_added",
    );
    let requests =
        bench.section("pack_register.requests_heading", vec![requests(bench, view)], "pack.none");
    let mut sections =
        vec![goals.labelled(label("figures", view)), requests.labelled(label("requests", view))];
    // An empty ledger is not told to an audience that may not see it, since it may only be closed.
    let ledger = bench.section(
        "pack_register.ledger_heading",
        vec![problems(bench, view)],
        "pack.to_be_added",
    );
    if bench.edition().audience() != Audience::Public || ledger.note.is_none() {
        sections.push(ledger);
    }
    sections.extend(watched::sections(bench, view));
    sections.push(bench.section(
        "pack_register.responsible_heading",
        vec![responsible(bench, view)],
        "pack.to_be_added",
    ));
    sections
}

/// The label of a section of a chain.
pub(super) fn label(section: &str, view: &ChainView<'_>) -> String {
    format!("{section}-{}", view.chain.id())
}

const FIGURES: Columns = (
    "pack_register.figures_heads",
    &[(46, "left"), (20, "left"), (22, "left"), (40, "left"), (28, "left")],
);

/// Published figures and targets of the chain.
fn published(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_register.figures", FIGURES);
    for figure in &view.chain.figures {
        let record = &figure.record;
        let day = figure.quantity.as_of.or(record.as_of);
        let words = bench.words();
        let until = |day: Spanned<When>| say!(words, "pack.as_of", day = day.value);
        let time = match figure.due {
            Some(due) => say!(words, "pack_register.due", day = due.value),
            None => day.map(until).unwrap_or_default(),
        };
        table.row(
            None,
            vec![
                below(bench.told(Some(&record.name.value)), note(record)),
                maybe(figure.scope.as_ref().map(|scope| &scope.value)),
                bench.told(Some(time)),
                quantity(bench, &figure.quantity),
                bench.sources_of(record),
            ],
        );
    }
    table
}

const GOALS: Columns = (
    "pack_register.goals_heads",
    &[(18, "left"), (50, "left"), (16, "left"), (32, "left"), (28, "left"), (12, "left")],
);

/// The goals of the roadmap with target and actual side by side.
fn goals(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_register.goals", GOALS);
    for item in &view.chain.roadmap {
        let Some(target) = &item.target else { continue };
        let entity = Entity::Item(view.chain, item);
        table.row(
            None,
            vec![
                bench.number(entity),
                bench.told(Some(&item.record.name.value)),
                bench.told(item.at.or(item.to).map(|day| day.value.to_string())),
                quantity(bench, target),
                item.actual
                    .as_ref()
                    .map_or_else(|| bench.missing(), |actual| quantity(bench, actual)),
                bench.sources_of(&item.record),
            ],
        );
    }
    table
}

/// Columns of problems.
pub(super) const PROBLEMS: Columns = (
    "pack_register.problems_heads",
    &[(18, "left"), (58, "left"), (12, "center"), (22, "left"), (22, "left"), (24, "left")],
);

fn problems(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_register.problems", PROBLEMS);
    view.chain.problems.iter().for_each(|one| problem(bench, view, one, &mut table));
    table
}

/// A row for a problem of a chain.
pub(super) fn problem(
    bench: &Bench<'_>,
    view: &ChainView<'_>,
    problem: &Problem,
    table: &mut Table,
) {
    let record = &problem.record;
    bench.hold(record.openness);
    let number = number(bench, EntityKind::Problem, view, record);
    let late = bench.site().is_late(problem).then(|| bench.words().word("pack_register.late"));
    let mut due = bench.told(problem.due.map(|due| due.value.to_string()));
    due.extend(late.map(|late| Piece::text(format!(" {late}")).of("strong")));
    let cells = vec![
        vec![Piece::text(number).of("number")],
        below(bench.told(Some(&record.name.value)), note(record)),
        bench.told(problem.state.map(|state| bench.words().of(state.value))),
        due,
        bench.told(bench.department(record.owner.as_ref())),
        bench.listed(bench.names(Some(view.chain.id()), &problem.concerns)),
    ];
    table.row(bench.label(number), cells);
}

/// Columns of requests.
pub(super) const REQUESTS: Columns =
    ("pack_register.requests_heads", &[(18, "left"), (138, "left")]);

fn requests(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_register.requests", REQUESTS);
    view.chain.requests.iter().for_each(|one| request_row(bench, view, one, &mut table));
    table
}

/// A row for a request of a chain.
pub(super) fn request_row(
    bench: &Bench<'_>,
    view: &ChainView<'_>,
    one: &Request,
    table: &mut Table,
) {
    let number = number(bench, EntityKind::Request, view, &one.record);
    let cells = vec![vec![Piece::text(number).of("number")], request(bench, one)];
    table.row(bench.label(number), cells);
}

/// A request as an item: what, of whom, why, by which documents.
pub(super) fn request(bench: &Bench<'_>, request: &Request) -> Cell {
    bench.hold(request.record.openness);
    let leader = bench.leader(request.leader.as_ref());
    let asked: Vec<&str> =
        leader.into_iter().chain(bench.department(request.department.as_ref())).collect();
    let words = bench.words();
    let asked = match asked.is_empty() {
        true => words.word("frame.missing").to_owned(),
        false => words.list(&asked),
    };
    let mut cell = vec![
        Piece::text(request.record.name.value.as_str()).of("strong"),
        Piece::text(say!(words, "pack_register.asked", asked)),
    ];
    if let Some(basis) = &request.basis {
        let basis = basis.value.trim_end_matches(words.word("sign.stop"));
        cell.push(Piece::text(say!(words, "pack_register.basis", basis)));
    }
    cell.extend(bench.sources_of(&request.record));
    cell
}

const PEOPLE: Columns = ("pack_register.people_heads", &[(40, "left"), (116, "left")]);

fn responsible(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = bench.table("pack_register.people", PEOPLE);
    let words = bench.words();
    let line = bench.site().assignment(view.chain.id());
    let leaders = bench.listed(bench.names(None, &view.chain.chain_leaders));
    let post = bench.told(line.and_then(|line| bench.leader(line.leader.as_ref())));
    let office = line.and_then(|line| line.office.as_ref());
    let date = line
        .and_then(|line| line.record.as_of)
        .map(|day| say!(words, "pack_register.assigned", day = day.value));
    let facts = [
        ("pack_register.leader", below(post, date)),
        (
            "pack_register.department",
            bench.told(line.and_then(|line| bench.department(line.department.as_ref()))),
        ),
        ("pack_register.office", bench.told(office.map(|office| &office.value))),
        ("pack_register.chain_leaders", if leaders.is_empty() { bench.missing() } else { leaders }),
    ];
    for (name, value) in facts {
        table.row(None, vec![bench.told(Some(words.word(name))), value]);
    }
    table
}
