//! Drawing an edition: which maps and sheets there are, each drawn where anything that it can read has changed.

use crate::diag::{self, Diagnostic, Words};
use crate::diff::Report;
use crate::edition::Edition;
use crate::maps::{self, Opinions, Studio};
use crate::memo::{Key, Shelf};
use crate::model::{Audience, MapKind, Trend};
use crate::page::{ChangeSheet, Drawing, Matter};
use crate::retrace::Retraced;
use crate::site::{ProvinceSheet, Reach, Subject};
use crate::text::Fonts;
use crate::theme::Theme;
use crate::webfont;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The drawings of the last build.
#[derive(Debug)]
pub struct Memo {
    drawings: Shelf<Arc<[Drawing]>>,
}

impl Memo {
    /// One that keeps nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { drawings: Shelf::none() }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self { drawings: Shelf::empty() }
    }
}

/// A map or sheet that is wanted, with the key of everything that it can read.
struct Order<'o> {
    studio: &'o Studio<'o>,
    subject: Subject<'o>,
    reach: Key,
    open: &'o Opinions,
    trends: Option<&'o BTreeMap<String, Trend>>,
}

impl Hash for Order<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The studio is the site, which the reach stands for, on screen, with the program's own fonts.
        let Self { studio: _, subject, reach, open, trends } = self;
        match subject {
            Subject::Map(view, map) => (view.chain.id(), map).hash(state),
            Subject::Risks(view) => view.chain.id().hash(state),
            Subject::Indicator(view, indicator) => (view.chain.id(), indicator).hash(state),
            Subject::Province(sheet) => sheet.hash(state),
            Subject::City(region) => region.hash(state),
        }
        (std::mem::discriminant(subject), reach, open, trends).hash(state);
    }
}

impl Order<'_> {
    fn draw(&self) -> Arc<[Drawing]> {
        let scenes = maps::sheets(self.studio, self.subject);
        scenes.iter().map(|scene| Drawing::of(self.subject, scene)).collect()
    }
}

/// Draws the sheets over all chains, then the five maps of every chain, and what is watched of it, in the order of the
/// chains, then the sheets of the cities.
pub(crate) fn draw(
    Matter { edition, reports, .. }: Matter<'_>,
    theme: &Theme,
    memo: &mut Memo,
) -> (Vec<Drawing>, Vec<Diagnostic>) {
    let fonts = match measure(theme) {
        Ok(fonts) => fonts,
        Err(problem) => return (Vec::new(), vec![*problem]),
    };
    let site = edition.site();
    let reach = Reach::of(site);
    let open = match edition.audience() {
        Audience::Public => Opinions::default(),
        Audience::Internal | Audience::Leadership => Opinions::open(site),
    };
    let trends = reports.first().map(Report::trends);
    let trends = trends.as_ref();
    let studio = Studio::on_screen(site, &fonts).with_opinions(&open);
    let studio = trends.map_or(studio, |trends| studio.with_trends(trends));
    let order = |subject, reach| Order { studio: &studio, subject, reach, open: &open, trends };
    let whole = |subject| order(subject, reach.whole());
    // The sheets over all chains come first: they take longest.
    let mut wanted: Vec<Order<'_>> =
        ProvinceSheet::ALL.iter().map(|sheet| whole(Subject::Province(*sheet))).collect();
    for (at, view) in site.chains.iter().enumerate() {
        let map = |map| order(Subject::Map(view, map), reach.chain(at));
        wanted.extend(MapKind::ALL.map(map));
        wanted.extend(Subject::watched(view).map(|watched| order(watched, reach.chain(at))));
    }
    wanted.extend(site.recorded_cities().map(|city| whole(Subject::City(city))));
    let drawn = wanted.par_iter().map(|one| memo.drawings.get(one, Order::draw));
    let drawn: Vec<Arc<[Drawing]>> = drawn.collect();
    memo.drawings.turn();
    (drawn.iter().flat_map(|sheets| sheets.iter().cloned()).collect(), Vec::new())
}

/// Draws what changed since older editions, map by map.
pub(crate) fn draw_changes(
    edition: &Edition<'_>,
    theme: &Theme,
    reports: &[Report<'_>],
) -> Vec<ChangeSheet> {
    let Ok(fonts) = measure(theme) else { return Vec::new() };
    let (site, mut sheets) = (edition.site(), Vec::new());
    for report in reports {
        let retraced = Retraced::of(site, report);
        let (union, before) = (retraced.site(), retraced.before());
        let [now, was, all] = [site, &before, &union].map(|site| Studio::on_screen(site, &fonts));
        let maps = site.chains.par_iter().flat_map_iter(|view| MapKind::ALL.map(|map| (view, map)));
        let drawn = maps.filter_map(|(view, map)| {
            let id = view.chain.id();
            let changed = maps::change_sheets(&all, (union.chain(id)?, map), retraced.changes(id)?);
            if changed.is_empty() {
                return None;
            }
            let first = |studio, view| {
                maps::sheets(studio, Subject::Map(view, map)).into_iter().next().map(maps::still)
            };
            // A chain that is new has no map as it was.
            let old = before.chain(id).and_then(|view| first(&was, view));
            ChangeSheet::of((view, map), &report.old.edition, (&changed, old, first(&now, view)))
        });
        sheets.extend(drawn.collect::<Vec<_>>());
    }
    sheets
}

/// The fonts of the drawings.
pub(crate) fn measure(theme: &Theme) -> Result<Fonts<'_>, Box<Diagnostic>> {
    let [regular, bold] =
        webfont::WEIGHTS.map(|name| theme.file(&format!("fonts/{name}.ttf")).unwrap_or_default());
    Fonts::new(regular, bold).map_err(|error| {
        let zh = format!("内置字体无法读取：{error}");
        let message = Words::new(zh, format!("the built-in fonts are unreadable: {error}"));
        Box::new(Diagnostic::general("font", diag::Severity::Error, message))
    })
}
