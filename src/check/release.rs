//! Whether a site may be put out for an audience: what holds for one audience and not for another.

use crate::diag::{Diagnostic, Words};
use crate::model::Audience;
use crate::site::Site;

/// What forbids to put a site out for an audience.
#[must_use]
pub fn release(site: &Site<'_>, audience: Audience) -> Vec<Diagnostic> {
    let settings = &site.model.settings;
    let drawn = settings.boundaries.as_ref().filter(|_| site.land.is_some());
    let is_unapproved = audience == Audience::Public && settings.map_approval.is_none();
    let found = drawn.filter(|_| is_unapproved).map(|boundaries| {
        let message = Words::new(
            "有行政区域界线的地图没有审图号，不能生成公开版",
            "maps with administrative boundaries are not put out for the public without an approval number",
        );
        Diagnostic::error("unapproved-map", boundaries.file.span, message).with_help(
            "取得审图号后写在 map_approval；或给 boundaries 写 openness: 不予公开，公开版便画不含界线的示意图",
            "write the number as `map_approval`, or give `boundaries` the openness 不予公开: the public then sees the schematic",
        )
    });
    found.into_iter().collect()
}
