//! Boxes that share ground and should not: texts with texts, bounds with bounds.
//!
//! A sweep from top to bottom: only boxes whose heights meet are ever compared.

use crate::scene::Rect;

use super::{Finding, Kind, Sheet};

/// Overlap of bounds that rounding may cause.
const SLACK: f32 = 0.5;

/// Texts that overlap.
pub(super) fn texts(sheet: &Sheet<'_>) -> Vec<Finding> {
    let boxes: Vec<_> = sheet.texts.iter().map(|text| text.rect).collect();
    pairs(&boxes)
        .into_iter()
        .map(|(low, high)| {
            let under = &sheet.texts[low];
            let detail = format!("overlaps “{}”", under.mark.content);
            sheet.about(Kind::TextOverlap, &sheet.texts[high], detail)
        })
        .collect()
}

/// Bounds of groups without bounded groups inside that overlap, neither holding the other.
pub(super) fn bounds(sheet: &Sheet<'_>) -> Vec<Finding> {
    let leaves = leaves(sheet);
    let boxes: Vec<_> = leaves.iter().map(|(_, rect)| rect.inset(SLACK)).collect();
    pairs(&boxes)
        .into_iter()
        .filter(|(a, b)| !boxes[*a].contains(boxes[*b], 0.0) && !boxes[*b].contains(boxes[*a], 0.0))
        .map(|(low, high)| {
            let name = |index: usize| {
                let group = sheet.walked[leaves[index].0].group();
                group
                    .and_then(|group| group.id.clone().or_else(|| group.label.clone()))
                    .unwrap_or_default()
            };
            let words = (&*name(high), format!("overlaps “{}”", name(low)));
            sheet.finding(Kind::BoundsOverlap, leaves[high], words)
        })
        .collect()
}

/// Groups with bounds that have no group with bounds inside: their order and their bounds.
fn leaves(sheet: &Sheet<'_>) -> Vec<(usize, Rect)> {
    let mut holds = vec![false; sheet.walked.len()];
    for walked in sheet.walked.iter().rev() {
        let bounded = walked.group().is_some_and(|group| group.bounds.is_some());
        if let Some(parent) = walked.parent {
            holds[parent] |= bounded || holds[walked.order];
        }
    }
    let bounded = sheet.walked.iter().filter(|walked| !holds[walked.order]);
    bounded
        .filter_map(|walked| Some((walked.order, walked.group()?.bounds?)))
        .filter(|(_, rect)| super::sizes::is_sound(*rect))
        .collect()
}

/// Pairs of boxes that overlap, as indexes, the lower first, in rising order.
fn pairs(boxes: &[Rect]) -> Vec<(usize, usize)> {
    let mut from_top: Vec<usize> = (0..boxes.len()).collect();
    from_top.sort_by(|a, b| boxes[*a].y.total_cmp(&boxes[*b].y));
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for index in from_top {
        open.retain(|other| boxes[*other].bottom() > boxes[index].y);
        for other in &open {
            if boxes[*other].intersection(boxes[index]).is_some() {
                pairs.push((index.min(*other), index.max(*other)));
            }
        }
        open.push(index);
    }
    pairs.sort_unstable();
    pairs
}
