//! Reads a chain's own fields, its applications, its roadmap and its investment targets.

use super::fields::Fields;
use super::kind::{Identity, Kind};
use super::shape::Scalar;
use super::{monitoring, register, technology};
use crate::model::{Application, Chain, Figure, Item, Lead, Period, Target, Text, When};

const FIGURE: Kind = Kind::open("规模数字", "figure", Identity::Name);
const APPLICATION: Kind = Kind::open("应用", "application", Identity::None);
const ITEM: Kind = Kind::open("路线图条目", "roadmap item", Identity::IdAndName);
const TARGET: Kind = Kind::open("招商目标", "target", Identity::IdAndName);
const LEAD: Kind = Kind::closed("线索", "lead");

/// Reads one file of a chain's folder. Only `chain.yml` says what the chain is.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>, id: &str, file: &str) -> Chain {
    let mut chain = Chain::empty(super::chain_record(id, fields.span()));
    if file == "chain" {
        read_identity(fields, &mut chain);
    }
    chain.figures = fields.records("figures", FIGURE, figure).into_iter().flatten().collect();
    technology::read(fields, &mut chain);
    chain.areas = fields.references("areas");
    chain.applications = fields.records("applications", APPLICATION, application);
    chain.periods = periods(fields);
    chain.roadmap = fields.records("roadmap", ITEM, item);
    chain.targets = fields.records("targets", TARGET, target);
    chain.leads = fields.records("leads", LEAD, lead);
    register::read(fields, &mut chain);
    monitoring::read(fields, &mut chain);
    chain
}

fn read_identity(fields: &mut Fields<'_, '_, '_>, chain: &mut Chain) {
    let record = fields.record();
    let name = fields.required_text("name").unwrap_or_else(|| chain.record.id.clone());
    chain.record =
        crate::model::Record { id: chain.record.id.clone(), name, chain: None, ..record };
    chain.short = fields.text("short");
    chain.code = fields.required_text("code");
    chain.aliases = fields.texts("aliases");
    chain.valid_from = fields.when("valid_from");
    chain.valid_to = fields.when("valid_to");
    chain.chain_leaders = fields.references("chain_leaders");
}

fn figure(fields: &mut Fields<'_, '_, '_>) -> Option<Figure> {
    let record = fields.record();
    let (scope, due) = (fields.text("scope"), fields.when("due"));
    let quantity = fields.own_quantity()?;
    Some(Figure { record, scope, quantity, due })
}

fn application(fields: &mut Fields<'_, '_, '_>) -> Application {
    Application {
        record: fields.record(),
        product: fields.required_reference("product"),
        area: fields.required_reference("area"),
        strength: fields.required_word("strength"),
        basis: fields.basis(),
        scene: fields.text("scene"),
        users: fields.text("users"),
        market: fields.quantity("market"),
    }
}

fn periods(fields: &mut Fields<'_, '_, '_>) -> Vec<Period> {
    let mut periods = Vec::new();
    for label in fields.several("periods", Scalar::Period) {
        match period(&label) {
            Some(span) => periods.push(Period { label, span }),
            None => fields.refuse(&label, "写成 2021 或 2024-2025", "write 2021 or 2024-2025"),
        }
    }
    periods
}

/// `2021`, `2021-06`, or two years joined by a dash.
fn period(label: &Text) -> Option<When> {
    let years = label.value.split_once(['-', '–', '—']);
    match years {
        Some((from, to)) if to.len() == 4 => {
            let (from, to) = (When::parse(from)?, When::parse(to)?);
            (from.start <= to.start).then(|| from.through(to))
        }
        _ => When::parse(&label.value),
    }
}

fn item(fields: &mut Fields<'_, '_, '_>) -> Item {
    let item = Item {
        record: fields.record(),
        dimension: fields.required_word("dimension"),
        from: fields.when("from"),
        to: fields.when("to"),
        at: fields.when("at"),
        state: fields.word("state"),
        target: fields.quantity("target"),
        actual: fields.quantity("actual"),
        after: fields.references("after"),
        concerns: fields.references("concerns"),
    };
    fields.needs_any(&["at", "from", "to"], "时间（at，或 from、to）");
    item
}

fn target(fields: &mut Fields<'_, '_, '_>) -> Target {
    Target {
        record: fields.record(),
        gap: fields.required_reference("gap"),
        capability: fields.text("capability"),
        action: fields.word("action"),
        regions: fields.references("regions"),
        parks: fields.references("parks"),
        basis: fields.basis(),
        stage: fields.word("stage"),
        next: fields.text("next"),
    }
}

fn lead(fields: &mut Fields<'_, '_, '_>) -> Lead {
    Lead {
        record: fields.record(),
        target: fields.required_reference("target"),
        stage: fields.word("stage"),
        next: fields.text("next"),
    }
}

/// Adds what another file of the same folder says.
pub(super) fn merge(whole: &mut Chain, part: Chain) {
    // Only `chain.yml` says more of the chain than its folder's name.
    let is_identity = part.record.name.value != part.record.id.value;
    if is_identity || part.code.is_some() || part.short.is_some() {
        whole.record = part.record;
        whole.short = part.short;
        whole.code = part.code;
        whole.aliases = part.aliases;
        whole.valid_from = part.valid_from;
        whole.valid_to = part.valid_to;
        whole.chain_leaders = part.chain_leaders;
    }
    whole.figures.extend(part.figures);
    whole.bands.extend(part.bands);
    whole.relations.extend(part.relations);
    whole.areas.extend(part.areas);
    whole.applications.extend(part.applications);
    whole.present.extend(part.present);
    whole.periods.extend(part.periods);
    whole.roadmap.extend(part.roadmap);
    whole.targets.extend(part.targets);
    whole.leads.extend(part.leads);
    whole.problems.extend(part.problems);
    whole.experts.extend(part.experts);
    whole.rounds.extend(part.rounds);
    whole.opinions.extend(part.opinions);
    whole.requests.extend(part.requests);
    whole.risks.extend(part.risks);
    whole.indicators.extend(part.indicators);
    whole.prose.extend(part.prose);
}
