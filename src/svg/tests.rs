//! Tests of the printer: what a scene looks like as text, hostile content, well-formedness of any scene.

use proptest::prelude::*;

use super::*;
use crate::scene::{Point, Rect, Size, Weight};

fn text(content: &str) -> Text {
    Text {
        origin: Point::new(10.0, 20.0),
        content: content.to_owned(),
        size: 15.0,
        weight: Weight::Regular,
        colour: Colour::Ink,
        width: 30.0,
    }
}

fn sheet(marks: Vec<Mark>) -> Scene {
    Scene { marks, ..Scene::new(Size::new(100.0, 50.0), "图", "说明") }
}

const WEAK: Fill = Fill::Hatch { line: Colour::WeakHatch, ground: Colour::WeakGround };

#[test]
fn a_file_stands_alone() {
    let box_ = Rect::new(1.0, 2.0, 30.0, 20.0)
        .rounded(3.0, WEAK)
        .stroked(Stroke::new(Colour::Weak, 1.2).dashed(5.0, 3.0));
    let group = Group::new(vec![box_.clone().into(), text("光刻胶").into()])
        .id("IC-T-009")
        .link("../technology/#IC-T-009")
        .label("光刻胶，薄弱")
        .tag("product")
        .tag("status-weak");
    let printed = print(&sheet(vec![group.into(), box_.into()]), Form::File { page: "" });
    let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-Hans\" font-family=\"&quot;Noto Sans SC&quot;, \
        &quot;Source Han Sans SC&quot;, &quot;Microsoft YaHei&quot;, &quot;PingFang SC&quot;, sans-serif\" \
        viewBox=\"0 0 100 50\" width=\"100\" height=\"50\" font-size=\"15\" fill=\"#18212b\" role=\"group\" \
        aria-labelledby=\"map-title\" aria-describedby=\"map-desc\">\
        <title id=\"map-title\">图</title><desc id=\"map-desc\">说明</desc>\
        <defs><pattern id=\"map-hatch0\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
        patternTransform=\"rotate(45)\"><path d=\"M0 0H7V7H0Z\" fill=\"#fcf6ea\"/>\
        <path d=\"M0 0V7\" stroke=\"#ebcf9e\" stroke-width=\"2.4\"/></pattern></defs>\
        <rect x=\"0\" y=\"0\" width=\"100\" height=\"50\" fill=\"#fff\"/>\
        <g id=\"IC-T-009\" class=\"item\" data-tags=\"product status-weak\"><a href=\"../technology/#IC-T-009\">\
        <title>光刻胶，薄弱</title><rect x=\"1\" y=\"2\" width=\"30\" height=\"20\" rx=\"3\" \
        fill=\"url(#map-hatch0)\" stroke=\"#b0741a\" stroke-width=\"1.2\" stroke-dasharray=\"5 3\"/>\
        <text x=\"10\" y=\"20\">光刻胶</text></a></g>\
        <rect x=\"1\" y=\"2\" width=\"30\" height=\"20\" rx=\"3\" fill=\"url(#map-hatch0)\" \
        stroke=\"#b0741a\" stroke-width=\"1.2\" stroke-dasharray=\"5 3\"/></svg>";
    assert_eq!(printed, expected);
}

#[test]
fn drawings_of_one_page_share_no_id_of_their_own() {
    let scene = sheet(vec![Rect::default().filled(WEAK).into()]);
    let first = print(&scene, Form::Inline { prefix: "a" });
    let second = print(&scene, Form::Inline { prefix: "b" });
    assert!(first.contains("id=\"a-hatch0\"") && first.contains("url(#a-hatch0)"));
    assert!(second.contains("id=\"b-title\"") && !second.contains("a-hatch0"));
    assert!(first.starts_with("<svg class=\"map\" lang=\"zh-Hans\" ") && !first.contains("xmlns"));
}

#[test]
fn a_thumbnail_has_neither_anchors_nor_links() {
    let group =
        Group::new(vec![text("甲").into()]).id("IC-T-001").link("x/").label("甲").tag("product");
    let printed = print(&sheet(vec![group.into()]), Form::Thumbnail { prefix: "t" });
    for part in ["IC-T-001", "href", "data-tags", "<g"] {
        assert!(!printed.contains(part), "{part} in {printed}");
    }
    assert!(printed.contains(">甲</text>"));
}

#[test]
fn texts_say_only_what_is_not_the_default() {
    let odd = Text { size: 13.5, weight: Weight::Bold, colour: Colour::Ink3, ..text("甲  乙") };
    let printed = print(
        &sheet(vec![odd.into(), text("丙").into(), text("").into()]),
        Form::File { page: "" },
    );
    assert!(printed.contains(
        "<text x=\"10\" y=\"20\" font-size=\"13.5\" font-weight=\"700\" fill=\"#66717e\" \
         xml:space=\"preserve\">甲  乙</text><text x=\"10\" y=\"20\">丙</text></svg>"
    ));
}

#[test]
fn a_file_guards_what_browsers_squeeze() {
    for (content, guarded) in
        [("目录》（上）", true), ("“甲”乙", false), ("甲，“乙”", true), ("甲", false)]
    {
        let scene = sheet(vec![text(content).into()]);
        assert_eq!(
            print(&scene, Form::File { page: "" }).contains("textLength=\"30\""),
            guarded,
            "{content}"
        );
        let inline = print(&scene, Form::Inline { prefix: "a" });
        assert!(!inline.contains("textLength"), "{content}");
    }
}

#[test]
fn a_dashed_arrow_has_a_solid_head() {
    let stroke = Stroke::new(Colour::Ink2, 1.0).dashed(2.0, 2.0);
    let arrow = stroke.arrow(vec![Point::new(0.0, 5.0), Point::new(20.0, 5.0)], 0.0);
    let printed = print(&sheet(vec![arrow.into()]), Form::File { page: "" });
    assert!(printed.contains(
        "<path d=\"M0 5L20 5\" fill=\"none\" stroke=\"#475361\" stroke-dasharray=\"2 2\"/>\
         <path d=\"M14 8.5L20 5L14 1.5\" fill=\"none\" stroke=\"#475361\"/>"
    ));
}

const HOSTILE: &[&str] = &[
    "</text><script>alert(1)</script>",
    "\"/><script>",
    "]]>",
    "<!--",
    "&nbsp;",
    "\0\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{FFFE}\u{FFFF}",
    "{{ 7*7 }} ${x} #",
    "\u{202E}\u{2028}",
];

#[test]
fn hostile_content_stays_content() {
    for hostile in HOSTILE {
        let group =
            Group::new(vec![text(hostile).into()]).id(*hostile).link(*hostile).label(*hostile);
        let scene = Scene {
            marks: vec![group.into()],
            ..Scene::new(Size::new(9.0, 9.0), *hostile, *hostile)
        };
        for form in [
            Form::File { page: "" },
            Form::Inline { prefix: "\"><a" },
            Form::Thumbnail { prefix: "t" },
        ] {
            let printed = print(&scene, form);
            let document = roxmltree::Document::parse(&printed).expect("well-formed");
            let shown = document.descendants().find(|node| node.has_tag_name("text"));
            let shown = shown
                .or_else(|| document.descendants().find(|node| node.tag_name().name() == "text"));
            let kept: String = hostile
                .chars()
                .filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
                .collect();
            assert_eq!(shown.and_then(|node| node.text()).unwrap_or(""), kept);
            let names: Vec<_> = document.descendants().map(|node| node.tag_name().name()).collect();
            assert!(!names.contains(&"script") && !names.contains(&"style"), "{names:?}");
        }
    }
}

fn lengths() -> impl Strategy<Value = f32> {
    prop_oneof![4 => -50.0_f32..2000.0, 1 => any::<f32>()]
}

fn spots() -> impl Strategy<Value = Point> {
    (lengths(), lengths()).prop_map(|(x, y)| Point::new(x, y))
}

fn outlines() -> impl Strategy<Value = Outline> {
    let rect = (spots(), lengths(), lengths(), lengths()).prop_map(|(p, width, height, radius)| {
        Outline::Rect { rect: Rect { x: p.x, y: p.y, width, height }, radius }
    });
    let circle =
        (spots(), lengths()).prop_map(|(center, radius)| Outline::Circle { center, radius });
    let polygon = proptest::collection::vec(spots(), 0..5).prop_map(Outline::Polygon);
    let line = (proptest::collection::vec(spots(), 0..5), lengths(), any::<bool>())
        .prop_map(|(points, radius, arrow)| Outline::Line { points, radius, arrow });
    let ribbon = (spots(), spots(), lengths()).prop_map(|(from, to, thickness)| Outline::Ribbon {
        from,
        to,
        thickness,
    });
    let rings = proptest::collection::vec(spots(), 0..5);
    let area = proptest::collection::vec(rings, 0..3).prop_map(Outline::Area);
    prop_oneof![rect, circle, polygon, area, line, ribbon]
}

fn marks() -> impl Strategy<Value = Mark> {
    let fills = prop_oneof![
        Just(Fill::None),
        Just(Fill::Solid(Colour::StrongFill)),
        lengths().prop_map(|share| Fill::Tint(Colour::Band1, share)),
        Just(WEAK),
    ];
    let stroke = proptest::option::of(
        (lengths(), proptest::option::of([lengths(), lengths()]))
            .prop_map(|(width, dash)| Stroke { colour: Colour::Line, width, dash }),
    );
    let shape = (outlines(), fills, stroke)
        .prop_map(|(outline, fill, stroke)| Mark::Shape(Shape { outline, fill, stroke }));
    let texts = (any::<String>(), spots(), lengths())
        .prop_map(|(content, origin, size)| Mark::Text(Text { origin, size, ..text(&content) }));
    prop_oneof![shape, texts].prop_recursive(4, 32, 6, |inner| {
        let name = || proptest::option::of(any::<String>());
        (proptest::collection::vec(inner, 0..6), name(), name(), name()).prop_map(
            |(marks, id, link, label)| {
                Mark::Group(Group {
                    id,
                    about: None,
                    link,
                    label,
                    tags: vec!["product"],
                    bounds: None,
                    marks,
                })
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_scene_prints_well_formed_xml(
        marks in proptest::collection::vec(marks(), 0..6),
        title in any::<String>(),
        prefix in any::<String>(),
        size in (lengths(), lengths()),
    ) {
        let scene = Scene { marks, ..Scene::new(Size::new(size.0, size.1), title.clone(), title) };
        for form in [Form::File { page: "" }, Form::Inline { prefix: &prefix }, Form::Thumbnail { prefix: &prefix }] {
            let printed = print(&scene, form);
            let document = roxmltree::Document::parse(&printed);
            prop_assert!(document.is_ok(), "{:?} in {}", document.err(), printed);
            prop_assert!(!printed.contains("NaN") || scene.title.contains("NaN") || prefix.contains("NaN"));
            prop_assert!(!printed.contains(" style="));
        }
    }
}

#[test]
fn a_file_leads_to_the_anchors_of_its_page() {
    let group = Group { link: Some("#row-1".into()), ..Group::default() };
    let scene = sheet(vec![group.into()]);
    assert!(print(&scene, Form::File { page: "layout.html" }).contains("\"layout.html#row-1\""));
    assert!(print(&scene, Form::Inline { prefix: "p" }).contains("\"#row-1\""));
}
