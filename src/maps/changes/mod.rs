//! The change sheet of a map: the map as it is drawn anyway, with what changed since an older edition marked in place.
//!
//! What is gone was put back where it stood before anything is drawn (`retrace`), so that no map knows of changes: they ask
//! the page for the number of an element, and the sign of its change stands before it. The rest is laid over the
//! drawing: outlines, faded ghosts, a legend line of signs, and the list that says in words what changed.

mod legend;
mod list;
mod overlay;

pub(super) use legend::items;
pub(super) use list::strips;

use super::sheet::{Head, KeyFigure};
use super::{Paper, Studio};
use crate::model::MapKind;
use crate::scene::{Colour, Mark, Scene, Stroke};
use crate::site::{ChainView, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// What follows the anchor of an element that is drawn again where it stood before.
pub const FORMER: char = '′';

/// What became of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It stands in another place.
    Moved,
    /// It is no longer there.
    Removed,
    /// Here it stood before it moved.
    Former,
}

/// A change as a map shows it.
#[derive(Debug, Clone)]
pub struct Change {
    /// What became of the element.
    pub sign: Sign,
    /// By what drawings know it: its printed number, or the ids that it joins.
    pub anchor: String,
    /// Its printed number; empty for what has none.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// What changed, in words.
    pub what: Vec<String>,
    /// The map that it belongs to.
    pub map: Option<MapKind>,
    /// Whether other maps that draw it show the change: what is new, gone, moved, renamed or of another status.
    pub is_wide: bool,
}

/// What changed in a chain since an older edition.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The older edition and its day: `2023-Q3 版（截至 2023-09-30）`.
    pub since: String,
    /// What the older edition says of itself, such as that it was compiled afterwards.
    pub note: Option<String>,
    /// What it is called that something is no longer there: the public is not told why.
    pub gone: &'static str,
    /// The changes, in the order of the newer edition.
    pub changes: Vec<Change>,
}

impl Sign {
    /// Those that are counted.
    const COUNTED: [Self; 4] = [Self::Added, Self::Changed, Self::Moved, Self::Removed];
    const ALL: [Self; 5] = [Self::Added, Self::Changed, Self::Moved, Self::Former, Self::Removed];

    /// Its letter.
    const fn letter(self) -> &'static str {
        match self {
            Self::Added => "新",
            Self::Changed => "改",
            Self::Moved => "移",
            Self::Removed => "删",
            Self::Former => "原",
        }
    }

    /// The tag of the lines of the list that tell of it.
    const fn tag(self) -> &'static str {
        match self {
            Self::Added => "change-added",
            Self::Changed => "change-changed",
            Self::Moved => "change-moved",
            Self::Removed => "change-removed",
            Self::Former => "change-former",
        }
    }

    const fn colour(self) -> Colour {
        match self {
            Self::Added => Colour::Band1,
            Self::Changed => Colour::Band3,
            Self::Moved | Self::Former => Colour::Band4,
            Self::Removed => Colour::Missing,
        }
    }

    /// The line around the element; told apart by its dashes in a grey copy.
    const fn outline(self) -> Stroke {
        let colour = self.colour();
        match self {
            Self::Added => Stroke::new(colour, 2.6),
            Self::Changed => Stroke::new(colour, 2.2).dashed(11.0, 4.0),
            Self::Moved => Stroke::new(colour, 2.4).dashed(2.4, 3.0),
            Self::Removed | Self::Former => Stroke::new(colour, 1.1).dashed(4.0, 4.0),
        }
    }

    /// Whether it stands for something that is not there any more.
    const fn is_ghost(self) -> bool {
        matches!(self, Self::Removed | Self::Former)
    }

    /// What stands before the number of an element.
    fn before(self) -> String {
        // Spaces at which no line breaks and that are not joined.
        format!("{}\u{a0}\u{a0}", self.letter())
    }
}

impl Changes {
    const fn word(&self, sign: Sign) -> &'static str {
        match sign {
            Sign::Added => "新增",
            Sign::Changed => "变更",
            Sign::Moved => "移动",
            Sign::Removed => self.gone,
            Sign::Former => "移动前的位置",
        }
    }

    /// What became of the element that drawings know by an anchor.
    fn sign(&self, anchor: &str) -> Option<Sign> {
        let found = |anchor: &str| {
            let change = self.changes.iter().find(|change| change.anchor == anchor);
            change.map(|change| change.sign)
        };
        match anchor.strip_suffix(FORMER) {
            Some(moved) => found(moved).map(|_| Sign::Former),
            None => found(anchor),
        }
    }

    fn count(&self, sign: Sign) -> usize {
        self.changes.iter().filter(|change| change.sign == sign).count()
    }

    /// Those that a map shows: its own, and those of others that it draws, too.
    fn on(&self, map: MapKind, drawn: &BTreeSet<String>) -> Self {
        let is_shown = |change: &&Change| {
            change.map == Some(map) || (change.is_wide && drawn.contains(&change.anchor))
        };
        Self { changes: self.changes.iter().filter(is_shown).cloned().collect(), ..self.clone() }
    }

    /// `与 2023-Q3 版（截至 2023-09-30）相比：新增 2、变更 5、移动 1、移除 0。`
    fn sentence(&self) -> String {
        let counts = Sign::COUNTED.map(|sign| format!("{} {}", self.word(sign), self.count(sign)));
        format!("与 {} 相比：{}。", self.since, counts.join("、"))
    }

    /// The head of the sheet, in place of that of the map.
    pub(super) fn head(&self, head: &Head) -> Head {
        let figures = Sign::COUNTED
            .map(|sign| KeyFigure::counting(self.count(sign), self.word(sign), sign.tag()));
        Head {
            name: format!("{} · 本版变化", head.name).into(),
            openness: head.openness,
            figures: figures.into(),
            description: format!("{}的变化。{}", head.name, self.sentence()),
        }
    }

    /// The line below the head.
    pub(super) fn remark(&self) -> String {
        let listed = "图上编号前的字与边框是变化的记号，逐条说明列于图下；未变的照常画出。";
        let has_ghosts =
            self.changes.iter().any(|one| matches!(one.sign, Sign::Moved | Sign::Removed));
        let ghosts =
            if has_ghosts { "图中各处小计含已不在的与移动前的。" } else { "" };
        let note = self.note.as_ref().map(|note| format!("前一版的说明：{note}"));
        format!("{}{listed}{ghosts}{}", self.sentence(), note.unwrap_or_default())
    }
}

impl Studio<'_> {
    /// Whether what drawings know by an anchor stood where it stands in the older edition, where changes are drawn.
    pub(super) fn was_there(&self, anchor: &str) -> bool {
        let sign = self.changes.and_then(|changes| changes.sign(anchor));
        !matches!(sign, Some(Sign::Added | Sign::Moved))
    }

    /// The number of an element, given its anchor, with the sign of its change where changes are drawn.
    pub(super) fn flagged(&self, anchor: &str, number: &str) -> String {
        let sign = self.changes.and_then(|changes| changes.sign(anchor));
        let number =
            sign.map_or_else(|| number.to_owned(), |sign| format!("{}{number}", sign.before()));
        self.commented(anchor, &number)
    }
}

/// Draws the change sheets of a map; none where nothing of it changed. The studio holds the site in which what is gone
/// stands again.
#[must_use]
pub fn change_sheets(
    studio: &Studio<'_>,
    (view, map): (&ChainView<'_>, MapKind),
    changes: &Changes,
) -> Vec<Scene> {
    let subject = Subject::Map(view, map);
    if changes.changes.iter().all(|change| change.map != Some(map) && !change.is_wide) {
        return Vec::new();
    }
    let plain = Studio { changes: None, paper: Paper::Screen, ..*studio };
    let drawn = anchors(&super::sheets(&plain, subject));
    let own = changes.on(map, &drawn);
    if own.changes.is_empty() {
        return Vec::new();
    }
    let scenes = super::sheets(&Studio { changes: Some(&own), ..*studio }, subject);
    let expected = own.changes.iter().filter(|change| drawn.contains(&change.anchor)).count();
    overlay::lay(scenes, (studio.fonts, &own), (&format!("{}.html", map.id()), expected))
}

/// Whether something on a change sheet is marked or told: a map of many sheets may have changed on few of them.
#[must_use]
pub fn shows_change(scene: &Scene) -> bool {
    let is_of_change = |tag: &&str| *tag == overlay::MARKED || tag.starts_with("change-");
    let mut groups = scene.walk().filter_map(|walked| walked.group());
    groups.any(|group| group.tags.iter().any(is_of_change))
}

/// By what the elements of a drawing are known.
pub(super) fn anchors(scenes: &[Scene]) -> BTreeSet<String> {
    let groups = scenes.iter().flat_map(Scene::walk).filter_map(|walked| walked.group());
    groups.filter_map(|group| group.id.clone().or_else(|| group.about.clone())).collect()
}

/// The share of the elements of an older drawing that stand in a newer one where they stood, and how many there are:
/// their boxes have the same place and size within half a unit.
#[must_use]
pub fn unmoved(old: &[Scene], new: &[Scene]) -> (usize, usize) {
    let (old, new) = (boxes(old), boxes(new));
    let both = old.iter().filter_map(|(id, old)| Some((old, new.get(id)?)));
    let near = |a: f32, b: f32| (a - b).abs() <= 0.5;
    let (mut same, mut all) = (0, 0);
    for (a, b) in both {
        all += 1;
        let stands = near(a.x, b.x) && near(a.y, b.y);
        same += usize::from(stands && near(a.width, b.width) && near(a.height, b.height));
    }
    (same, all)
}

fn boxes(scenes: &[Scene]) -> BTreeMap<String, crate::scene::Rect> {
    let groups = scenes.iter().flat_map(Scene::walk).filter_map(|walked| walked.group());
    groups.filter_map(|group| Some((group.id.clone()?, group.bounds?))).collect()
}

/// A drawing to look at beside another of the same elements: without anchors and links.
#[must_use]
pub fn still(mut scene: Scene) -> Scene {
    scene.marks = scene.marks.into_iter().map(stilled).collect();
    scene
}

fn stilled(mark: Mark) -> Mark {
    match mark {
        Mark::Group(mut group) => {
            (group.id, group.link) = (None, None);
            group.marks = group.marks.into_iter().map(stilled).collect();
            Mark::Group(group)
        }
        other => other,
    }
}
