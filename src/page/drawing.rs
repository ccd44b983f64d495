//! A map or sheet as pages use it: printed in both forms, with the anchors that it carries.

use crate::artifact::{Artifact, Bytes};
use crate::model::MapKind;
use crate::scene::{Mark, Scene, Size};
use crate::site::{ProvinceSheet, Subject};
use crate::svg::{self, Form};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

/// What a drawing shows, without the record.
#[derive(Debug)]
enum Shown {
    /// A map of the chain with an id.
    Map(String, MapKind),
    /// A sheet over all chains.
    Province(ProvinceSheet),
    /// The sheet of the city with an id.
    City(String),
    /// The change sheet of a map of the chain with an id, under its name.
    Changes(String, String),
    /// What of the chain with an id is watched, under its name.
    Watched(String, String),
}

impl Shown {
    fn of(subject: Subject<'_>) -> Self {
        match subject {
            Subject::Map(view, map) => Self::Map(view.chain.id().to_owned(), map),
            Subject::Province(sheet) => Self::Province(sheet),
            Subject::City(region) => Self::City(region.record.id.value.clone()),
            Subject::Risks(view) => Self::Watched(view.chain.id().to_owned(), RISKS.to_owned()),
            Subject::Indicator(view, one) => {
                Self::Watched(view.chain.id().to_owned(), indicator_name(&one.record.id.value))
            }
        }
    }

    /// The name in addresses.
    fn id(&self) -> &str {
        match self {
            Self::Map(_, map) => map.id(),
            Self::Province(sheet) => sheet.id(),
            Self::City(id) => id,
            Self::Changes(_, name) | Self::Watched(_, name) => name,
        }
    }

    /// The page that shows it, beside its file.
    fn page(&self) -> String {
        match self {
            Self::Watched(..) => "index.html".to_owned(),
            _ => format!("{}.html", self.id()),
        }
    }

    /// Address of the file of its first sheet or of a part.
    fn path(&self, part: Option<&str>) -> String {
        let name = named(self.id(), part);
        match self {
            Self::Map(chain, _) | Self::Changes(chain, _) | Self::Watched(chain, _) => {
                format!("chains/{chain}/{name}.svg")
            }
            Self::Province(_) => format!("province/{name}.svg"),
            Self::City(_) => format!("regions/{name}.svg"),
        }
    }
}

/// What the risks of a chain are called in addresses.
pub(super) const RISKS: &str = "risks";

/// What an indicator is called in addresses.
pub(super) fn indicator_name(id: &str) -> String {
    format!("indicator-{id}")
}

/// The name of a drawing or of a part of it.
fn named(id: &str, part: Option<&str>) -> String {
    part.map_or_else(|| id.to_owned(), |part| format!("{id}-{part}"))
}

/// A printed drawing; copies share what was printed.
#[derive(Debug, Clone)]
pub struct Drawing(Arc<Printed>);

/// What is printed of a drawing.
#[derive(Debug)]
pub struct Printed {
    shown: Shown,
    /// The number of the element that has this sheet for itself, where it is not the map's first.
    pub(super) part: Option<String>,
    pub(super) size: Size,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) inline: String,
    anchors: BTreeSet<String>,
    file: Bytes,
}

impl Deref for Drawing {
    type Target = Printed;

    fn deref(&self) -> &Printed {
        &self.0
    }
}

impl Drawing {
    /// Prints a scene, once in each form.
    #[must_use]
    pub fn of(subject: Subject<'_>, scene: &Scene) -> Self {
        Self::printed(Shown::of(subject), scene)
    }

    /// Prints the change sheet of a map.
    pub(super) fn of_changes((chain, map): (&str, MapKind), since: &str, scene: &Scene) -> Self {
        let name = Self::changes_name(map, since);
        Self::printed(Shown::Changes(chain.to_owned(), name), scene)
    }

    /// What the change sheet of a map is called in addresses.
    pub(super) fn changes_name(map: MapKind, since: &str) -> String {
        format!("{}-changes-{since}", map.id())
    }

    fn printed(shown: Shown, scene: &Scene) -> Self {
        let mut anchors = BTreeSet::new();
        collect(&scene.marks, &mut anchors);
        let file = svg::print(scene, Form::File { page: &shown.page() });
        Self(Arc::new(Printed {
            size: scene.size,
            title: scene.title.clone(),
            description: scene.description.clone(),
            inline: svg::print(
                scene,
                Form::Inline { prefix: &named(shown.id(), scene.part.as_deref()) },
            ),
            file: file.into(),
            part: scene.part.clone(),
            anchors,
            shown,
        }))
    }

    /// The drawing as a file of its own, beside the page that shows it.
    #[must_use]
    pub fn file(&self) -> Artifact {
        Artifact::new(self.path(), self.file.clone())
    }

    /// Address of its file.
    pub(super) fn path(&self) -> String {
        self.shown.path(self.part.as_deref())
    }

    /// The same, from its page.
    pub(super) fn file_name(&self) -> String {
        named(self.shown.id(), self.part.as_deref()) + ".svg"
    }

    /// Id of the chain whose map it is, or of which it shows what is watched.
    pub(super) fn chain(&self) -> Option<&str> {
        match &self.shown {
            Shown::Map(chain, _) | Shown::Watched(chain, _) => Some(chain),
            Shown::Province(_) | Shown::City(_) | Shown::Changes(..) => None,
        }
    }

    /// Which map of a chain it is.
    pub(super) fn map(&self) -> Option<MapKind> {
        match self.shown {
            Shown::Map(_, map) => Some(map),
            _ => None,
        }
    }

    /// Which sheet over all chains it is.
    pub(super) fn sheet(&self) -> Option<ProvinceSheet> {
        match self.shown {
            Shown::Province(sheet) => Some(sheet),
            _ => None,
        }
    }

    /// Id of the city whose sheet it is.
    pub(super) fn city(&self) -> Option<&str> {
        match &self.shown {
            Shown::City(id) => Some(id),
            _ => None,
        }
    }

    /// The name under which it shows what of a chain is watched, where it does.
    pub(super) fn watched(&self) -> Option<&str> {
        match &self.shown {
            Shown::Watched(_, name) => Some(name),
            _ => None,
        }
    }

    /// Whether something with this printed number is drawn.
    pub(super) fn draws(&self, number: &str) -> bool {
        self.anchors.contains(number)
    }
}

fn collect(marks: &[Mark], anchors: &mut BTreeSet<String>) {
    for mark in marks {
        if let Mark::Group(group) = mark {
            anchors.extend(group.id.clone());
            collect(&group.marks, anchors);
        }
    }
}
