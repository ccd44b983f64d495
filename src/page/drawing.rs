//! A map or sheet as pages use it: printed in both forms, with the anchors that it carries.

use crate::artifact::Artifact;
use crate::model::MapKind;
use crate::scene::{Mark, Scene, Size};
use crate::site::ProvinceSheet;
use crate::svg::{self, Form};
use std::collections::BTreeSet;

/// What a drawing shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A map of a chain.
    Map {
        /// Id of the chain.
        chain: String,
        /// Which map.
        map: MapKind,
    },
    /// A sheet over all chains.
    Province(ProvinceSheet),
}

impl Subject {
    /// The name in addresses.
    const fn id(&self) -> &'static str {
        match self {
            Self::Map { map, .. } => map.id(),
            Self::Province(sheet) => sheet.id(),
        }
    }

    /// Address of its file.
    fn path(&self) -> String {
        match self {
            Self::Map { chain, map } => format!("chains/{chain}/{}.svg", map.id()),
            Self::Province(sheet) => format!("province/{}.svg", sheet.id()),
        }
    }
}

/// A printed drawing.
#[derive(Debug)]
pub struct Drawing {
    subject: Subject,
    pub(super) size: Size,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) inline: String,
    anchors: BTreeSet<String>,
    file: String,
}

impl Drawing {
    /// Prints a scene, once in each form.
    #[must_use]
    pub fn of(subject: Subject, scene: &Scene) -> Self {
        let mut anchors = BTreeSet::new();
        collect(&scene.marks, &mut anchors);
        Self {
            size: scene.size,
            title: scene.title.clone(),
            description: scene.description.clone(),
            inline: svg::print(scene, Form::Inline { prefix: subject.id() }),
            file: svg::print(scene, Form::File { page: &format!("{}.html", subject.id()) }),
            anchors,
            subject,
        }
    }

    /// The drawing as a file of its own, beside the page that shows it.
    #[must_use]
    pub fn into_file(self) -> Artifact {
        Artifact::new(self.path(), self.file)
    }

    /// Address of its file.
    pub(super) fn path(&self) -> String {
        self.subject.path()
    }

    /// Which map of a chain it is.
    pub(super) fn map_of(&self, wanted: &str) -> Option<MapKind> {
        match &self.subject {
            Subject::Map { chain, map } if chain == wanted => Some(*map),
            _ => None,
        }
    }

    /// Which sheet over all chains it is.
    pub(super) const fn sheet(&self) -> Option<ProvinceSheet> {
        match self.subject {
            Subject::Province(sheet) => Some(sheet),
            Subject::Map { .. } => None,
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
