//! A map as pages use it: printed in both forms, with the anchors that it carries.

use crate::artifact::Artifact;
use crate::model::MapKind;
use crate::scene::{Mark, Scene, Size};
use crate::site::ChainView;
use crate::svg::{self, Form};
use std::collections::BTreeSet;

/// A printed map of a chain.
#[derive(Debug)]
pub struct Drawing {
    pub(super) chain: String,
    pub(super) map: MapKind,
    pub(super) size: Size,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) inline: String,
    anchors: BTreeSet<String>,
    file: String,
}

impl Drawing {
    /// Prints the scene of a chain's map, once in each form.
    #[must_use]
    pub fn of(view: &ChainView<'_>, map: MapKind, scene: &Scene) -> Self {
        let mut anchors = BTreeSet::new();
        collect(&scene.marks, &mut anchors);
        Self {
            chain: view.chain.id().to_owned(),
            map,
            size: scene.size,
            title: scene.title.clone(),
            description: scene.description.clone(),
            inline: svg::print(scene, Form::Inline { prefix: map.id() }),
            file: svg::print(scene, Form::File { page: &format!("{}.html", map.id()) }),
            anchors,
        }
    }

    /// The drawing as a file of its own, beside the page of its map.
    #[must_use]
    pub fn into_file(self) -> Artifact {
        Artifact::new(format!("chains/{}/{}.svg", self.chain, self.map.id()), self.file)
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
