//! What changed since an older edition, for the sheets that are drawn in place of the maps.

use crate::diff::{self, Refused};
use crate::edition::Edition;
use crate::maps::{self, Paper, Studio};
use crate::retrace::Retraced;
use crate::scene::Scene;
use crate::site::{Site, Subject};
use crate::snapshot::{self, Snapshot};
use crate::source::Sources;
use crate::text::Fonts;

/// What changed since an older edition.
pub(super) fn retraced<'w>(
    edition: &Edition<'w>,
    sources: &Sources,
    old: &Snapshot,
) -> Result<Retraced<'w>, Refused> {
    let now = Snapshot::take(edition, sources);
    let old = snapshot::veiled([old], &now, (sources, edition.gate()));
    let old = old.first().unwrap_or(&now);
    Ok(Retraced::of(edition.site(), &diff::diff(old, &now)?.report()))
}

/// The change sheets of a map; none of what is no map of a chain, or did not change.
pub(super) fn change_sheets(
    (retraced, union): (&Retraced<'_>, &Site<'_>),
    (fonts, paper): (&Fonts<'_>, Paper),
    subject: Subject<'_>,
) -> Vec<Scene> {
    let Subject::Map(view, map) = subject else { return Vec::new() };
    let id = view.chain.id();
    let Some((view, changes)) = union.chain(id).zip(retraced.changes(id)) else {
        return Vec::new();
    };
    maps::change_sheets(&Studio::on(union, fonts, paper), (view, map), changes)
}
