//! What is present, in signs and in words: one form for each kind, filled by its level, the same on every sheet.

use super::page::listed;
use super::sheet::LegendItem;
use super::{kinds, legend};
use crate::model::{Level, Region, Word};
use crate::scene::{Colour, Fill, Mark, Point, Shape, Stroke};
use crate::site::{Entity, EntityKind, Placed, Role};

/// The kinds in the order of the list.
pub(super) const KINDS: [EntityKind; 5] = [
    EntityKind::Firm,
    EntityKind::Park,
    EntityKind::Cluster,
    EntityKind::Platform,
    EntityKind::Project,
];

/// Room that a sign takes.
pub(super) const WIDTH: f32 = 15.0;

/// The tag by which the head counts a kind.
pub(super) const fn tag(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Park => "park",
        EntityKind::Cluster => "cluster",
        EntityKind::Platform => "platform",
        EntityKind::Project => "project",
        _ => "firm",
    }
}

/// What a sign says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sign {
    kind: EntityKind,
    grade: Grade,
}

/// How a sign is filled, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    /// Firms that lead the chain.
    Leader,
    /// Kinds without levels.
    Only,
    National,
    Provincial,
    City,
    Unstated,
}

impl Sign {
    /// The sign of something present.
    pub(super) fn of(placed: &Placed<'_>) -> Self {
        let grade = match placed.entity {
            Entity::Firm(_) if placed.is_leader() => Grade::Leader,
            Entity::Firm(_) | Entity::Project(_) => Grade::Only,
            other => grade(level(other)),
        };
        Self { kind: placed.entity.kind(), grade }
    }

    /// What it means.
    fn meaning(self) -> String {
        let kind = match self.kind {
            EntityKind::Cluster => "集群与基地",
            EntityKind::Platform => "创新平台",
            other => other.word(),
        };
        match self.grade {
            Grade::Leader => "链主企业".to_owned(),
            Grade::Only => kind.to_owned(),
            Grade::National => format!("国家级{kind}"),
            Grade::Provincial => format!("省级{kind}"),
            Grade::City => format!("市级{kind}"),
            Grade::Unstated => format!("{kind}（级别待补充）"),
        }
    }

    /// The sign around a point.
    pub(super) fn draw(self, center: Point) -> Vec<Mark> {
        let stroke = Stroke::new(Colour::Ink, 1.3);
        let fill = match self.grade {
            Grade::Leader | Grade::National => Fill::Solid(Colour::Ink),
            Grade::Only if self.kind == EntityKind::Firm => Fill::Solid(Colour::Ink),
            Grade::City => Fill::Solid(Colour::Plain),
            _ => Fill::Solid(Colour::White),
        };
        let mut marks: Vec<Mark> = self.outline(center, fill);
        for mark in &mut marks {
            if let Mark::Shape(shape) = mark {
                shape.stroke = Some(stroke);
            }
        }
        if self.grade == Grade::Unstated {
            marks.push(Shape::circle(self.heart(center), 1.2, Fill::Solid(Colour::Ink)).into());
        }
        marks
    }

    /// The point of a sign that looks like its middle.
    fn heart(self, center: Point) -> Point {
        match self.kind {
            EntityKind::Platform => center.offset(0.0, 1.6),
            EntityKind::Cluster => center.offset(0.0, -2.6),
            _ => center,
        }
    }

    fn outline(self, center: Point, fill: Fill) -> Vec<Mark> {
        let polygon = |points: &[(f32, f32)]| {
            let points = points.iter().map(|(x, y)| center.offset(*x, *y)).collect();
            vec![Shape::polygon(points, fill).into()]
        };
        match (self.kind, self.grade) {
            (EntityKind::Firm, Grade::Leader) => polygon(&STAR),
            (EntityKind::Firm, _) => vec![Shape::circle(center, 3.4, fill).into()],
            (kind, _) => kinds::outline(kind, center, fill),
        }
    }
}

/// A star with five points, 6.8 units from its middle.
const STAR: [(f32, f32); 10] = [
    (0.0, -6.8),
    (1.6, -2.2),
    (6.47, -2.1),
    (2.59, 0.84),
    (4.0, 5.5),
    (0.0, 2.72),
    (-4.0, 5.5),
    (-2.59, 0.84),
    (-6.47, -2.1),
    (-1.6, -2.2),
];

const fn grade(level: Option<Level>) -> Grade {
    match level {
        Some(Level::National) => Grade::National,
        Some(Level::Provincial) => Grade::Provincial,
        Some(Level::City) => Grade::City,
        None => Grade::Unstated,
    }
}

/// The administrative level of a place.
fn level(entity: Entity<'_>) -> Option<Level> {
    let level = match entity {
        Entity::Park(one) => one.level,
        Entity::Cluster(one) => one.level,
        Entity::Platform(one) => one.level,
        Entity::Project(one) => one.level,
        _ => None,
    };
    level.map(|level| level.value)
}

/// The level of a place in a word.
fn level_word(entity: Entity<'_>) -> &'static str {
    level(entity).map_or("", Level::word)
}

/// The signs that occur, in the order of the list.
pub(super) fn legend<'p>(placed: impl Iterator<Item = &'p Placed<'p>>) -> Vec<LegendItem> {
    let mut used: Vec<Sign> = placed.map(Sign::of).collect();
    used.sort_unstable();
    used.dedup();
    let item =
        |sign: Sign| legend::shapes(WIDTH, sign.meaning(), move |rect| sign.draw(rect.center()));
    used.into_iter().map(item).collect()
}

/// The name of a city on a sheet.
pub(super) fn city_name(region: &Region) -> &str {
    &region.short.as_ref().unwrap_or(&region.record.name).value
}

/// Something present in words.
pub(super) fn label(placed: &Placed<'_>) -> String {
    let entity = placed.entity;
    let mut parts = vec![entity.name().to_owned()];
    let kind = if placed.is_leader() { "链主" } else { entity.kind().word() };
    parts.push(format!("{}{kind}", level_word(entity)));
    let cities: Vec<&str> = placed.regions.iter().map(|region| city_name(region)).collect();
    parts.push(if cities.is_empty() { "地点待补充".to_owned() } else { cities.join("、") });
    parts.extend(details(entity));
    let made = placed.roles.iter().filter_map(|role| match role {
        Role::Makes(what) => Some(what.short_name()),
        Role::ChainLeader => None,
    });
    let made: Vec<&str> = made.collect();
    if !made.is_empty() {
        parts.push(format!("对应 {}", listed(&made)));
    }
    parts.join("，")
}

/// What a kind says of itself beside its name.
fn details(entity: Entity<'_>) -> Vec<String> {
    let text = match entity {
        Entity::Firm(one) => one.business.as_ref().map(|text| text.value.clone()),
        Entity::Park(one) => one.kind.as_ref().map(|text| text.value.clone()),
        Entity::Platform(one) => one.kind.as_ref().map(|text| text.value.clone()),
        Entity::Project(one) => one.stage.map(|stage| format!("阶段：{}", stage.value.word())),
        _ => None,
    };
    text.into_iter().collect()
}
