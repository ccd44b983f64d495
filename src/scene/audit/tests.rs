//! Tests of the audit: one bad scene for each kind, a clean one, and a large one.

use super::*;
use crate::scene::{Colour, Fill, Point, Size, Stroke, Tally, Weight};

fn text(content: &str, x: f32, y: f32) -> Text {
    Text {
        origin: Point::new(x, y),
        content: content.to_owned(),
        size: 15.0,
        weight: Weight::Regular,
        colour: Colour::Ink,
        width: 15.0 * content.chars().count() as f32,
    }
}

fn sheet(marks: Vec<Mark>) -> Scene {
    Scene { marks, ..Scene::new(Size::new(400.0, 200.0), "图", "说明") }
}

fn item(id: &str, x: f32) -> Group {
    let bounds = Rect::new(x, 20.0, 90.0, 32.0);
    let shape = bounds
        .rounded(3.0, Fill::Solid(Colour::StrongFill))
        .stroked(Stroke::new(Colour::Strong, 1.2));
    Group::new(vec![shape.into(), text("光刻胶", x + 8.0, 42.0).into()])
        .id(id)
        .tag("product")
        .bounds(bounds)
}

fn kinds(scene: &Scene) -> Vec<Kind> {
    audit(scene).into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn a_clean_scene_has_no_findings() {
    let hidden = Stroke::new(Colour::Line, 1.0).horizontal(36.0, 0.0, 400.0);
    let under = Stroke::new(Colour::Ink, 1.5).horizontal(60.0, 0.0, 400.0);
    let panel = Group::new(vec![item("IC-T-001", 20.0).into(), item("IC-T-002", 120.0).into()])
        .bounds(Rect::new(10.0, 10.0, 300.0, 60.0));
    let bar = Rect::new(10.0, 80.0, 200.0, 30.0).filled(Fill::Solid(Colour::Band1));
    let white = Text { colour: Colour::White, ..text("上游", 20.0, 100.0) };
    let mut scene =
        sheet(vec![hidden.into(), under.into(), panel.into(), bar.into(), white.into()]);
    scene.tallies.push(Tally { tag: "product", count: 2 });
    assert_eq!(audit(&scene), []);
}

/// Checks that each scene has just the one fault.
fn finds(rows: Vec<(&str, Vec<Mark>, Kind)>) {
    for (name, marks, kind) in rows {
        assert_eq!(kinds(&sheet(marks)), [kind], "{name}");
    }
}

#[test]
fn faults_of_texts_are_found() {
    let pale = |fill| {
        let ground = Rect::new(10.0, 10.0, 100.0, 30.0).filled(fill);
        vec![ground.into(), Text { colour: Colour::Ink3, ..text("甲乙", 20.0, 30.0) }.into()]
    };
    let hatch = Fill::Hatch { line: Colour::Ink2, ground: Colour::WeakGround };
    let above = Rect::new(10.0, 10.0, 100.0, 30.0).filled(Fill::Solid(Colour::White));
    let line = Stroke::new(Colour::Line, 1.0);
    finds(vec![
        (
            "overlap",
            vec![text("甲乙", 10.0, 30.0).into(), text("丙", 35.0, 38.0).into()],
            Kind::TextOverlap,
        ),
        ("right of the sheet", vec![text("甲乙", 380.0, 30.0).into()], Kind::OffSheet),
        ("above the sheet", vec![text("甲乙", 10.0, 8.0).into()], Kind::OffSheet),
        (
            "bounds",
            vec![
                Group::new(vec![text("甲乙", 10.0, 30.0).into()])
                    .bounds(Rect::new(10.0, 10.0, 20.0, 30.0))
                    .into(),
            ],
            Kind::OutOfBounds,
        ),
        ("small", vec![Text { size: 12.0, ..text("甲", 10.0, 30.0) }.into()], Kind::SmallText),
        ("solid", pale(Fill::Solid(Colour::Line)), Kind::LowContrast),
        ("tint", pale(Fill::Tint(Colour::Band1, 0.5)), Kind::LowContrast),
        ("hatch", pale(hatch), Kind::LowContrast),
        (
            "white on white",
            vec![Text { colour: Colour::White, ..text("甲", 10.0, 30.0) }.into()],
            Kind::LowContrast,
        ),
        ("hidden", vec![text("甲", 20.0, 30.0).into(), above.clone().into()], Kind::HiddenText),
        (
            "line above",
            vec![text("甲", 20.0, 30.0).into(), line.horizontal(24.0, 0.0, 99.0).into()],
            Kind::LineThroughText,
        ),
        (
            "line below",
            vec![line.horizontal(24.0, 0.0, 99.0).into(), text("甲", 20.0, 30.0).into()],
            Kind::LineThroughText,
        ),
        (
            "line between cover and text",
            vec![
                above.into(),
                line.vertical(25.0, 0.0, 99.0).into(),
                text("甲", 20.0, 30.0).into(),
            ],
            Kind::LineThroughText,
        ),
    ]);
}

#[test]
fn faults_of_groups_and_lengths_are_found() {
    let line = Stroke::new(Colour::Line, 1.0);
    finds(vec![
        (
            "twice",
            vec![item("IC-T-001", 20.0).into(), item("IC-T-001", 120.0).into()],
            Kind::DuplicateId,
        ),
        (
            "collide",
            vec![item("IC-T-001", 20.0).into(), item("IC-T-002", 100.0).into()],
            Kind::BoundsOverlap,
        ),
        ("negative", vec![Rect::new(9.0, 9.0, -1.0, 9.0).filled(Fill::None).into()], Kind::BadSize),
        ("nan", vec![Text { width: f32::NAN, ..text("甲", 10.0, 30.0) }.into()], Kind::BadSize),
        ("one point", vec![line.path(vec![Point::default()]).into()], Kind::BadSize),
        ("tint", vec![Rect::default().filled(Fill::Tint(Colour::Ink, 1.5)).into()], Kind::BadSize),
        (
            "bounds",
            vec![Group::default().bounds(Rect::new(0.0, 0.0, f32::INFINITY, 1.0)).into()],
            Kind::BadSize,
        ),
        ("empty", vec![text(" ", 10.0, 30.0).into()], Kind::EmptyText),
    ]);
}

#[test]
fn heads_must_count_right() {
    let mut scene = sheet(vec![item("IC-T-001", 20.0).into()]);
    scene.tallies.push(Tally { tag: "product", count: 2 });
    let findings = audit(&scene);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].kind, Kind::WrongTally);
    assert!(findings[0].to_string().contains("2 times in the head, 1 times on the sheet"));
}

#[test]
fn findings_say_where() {
    let small = Text { size: 12.0, ..text("光刻机", 30.0, 40.0) };
    let group = Group::new(vec![Group::new(vec![small.into()]).into()]).id("IC-T-014");
    let findings = audit(&sheet(vec![group.into()]));
    assert_eq!(
        findings[0].to_string(),
        "SmallText: “光刻机” is 12 units high, not 13.5 at 31.0, 30.4 in IC-T-014"
    );
}

#[test]
fn an_absurd_scene_is_survived() {
    let mut scene = sheet(vec![
        text("甲", f32::NAN, f32::INFINITY).into(),
        Rect::new(f32::MIN, f32::MAX, f32::MAX, f32::NAN).filled(Fill::Solid(Colour::Ink)).into(),
        Shape::polygon(vec![], Fill::None).into(),
    ]);
    scene.size = Size::new(f32::INFINITY, f32::NAN);
    assert_eq!(kinds(&scene), vec![Kind::BadSize; 4]);
}

#[test]
fn a_large_scene_is_clean_and_quick() {
    let mut scene = Scene::new(Size::new(4100.0, 2100.0), "", "");
    let line = Stroke::new(Colour::Line, 1.0);
    for row in 0_u16..50 {
        let y = f32::from(row) * 40.0;
        scene.push(line.horizontal(y + 20.0, 0.0, 4000.0));
        for column in 0_u16..40 {
            let x = f32::from(column) * 100.0;
            let ground = Rect::new(x + 10.0, y + 2.0, 80.0, 32.0);
            let fill = ground.filled(Fill::Solid(Colour::Ground));
            let marks = vec![fill.into(), text("光刻胶", x + 20.0, y + 24.0).into()];
            scene.push(Group::new(marks).bounds(ground));
        }
    }
    assert_eq!(audit(&scene), []);
}
