//! Whole sites from files to pages: what is on which page, for whom, and what never is.

use std::collections::BTreeMap;
use std::path::Path;
use wutu::artifact::Artifact;
use wutu::build::{Build, build};
use wutu::diag;
use wutu::io::{Disk, Memory, World};
use wutu::model::Audience;

/// The demonstration site of the fictional province.
fn demo() -> Disk {
    Disk::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/demo"))
}

/// The same in memory, to be changed.
fn demo_in_memory() -> Memory {
    let disk = demo();
    let paths = disk.list("content").unwrap().files;
    paths.iter().fold(Memory::default(), |memory, path| memory.with(path, disk.read(path).unwrap()))
}

fn built(world: &dyn World, audience: Audience) -> Build {
    let build = build(world, Some(audience), &mut |_| {});
    let errors: Vec<&str> = (build.problems.iter())
        .filter(|one| one.severity == diag::Severity::Error)
        .map(|one| one.message.en.as_str())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    build
}

/// The pages and drawings as texts, by path.
fn texts(build: &Build) -> BTreeMap<&str, &str> {
    let texts = build.artifacts.iter().filter(|one| one.is_page() || one.is_drawing());
    texts.map(|one| (one.path.as_str(), std::str::from_utf8(&one.bytes).unwrap())).collect()
}

#[test]
fn every_address_is_there() {
    let build = built(&demo(), Audience::Internal);
    let pages = texts(&build);
    for path in [
        "index.html",
        "404.html",
        "organization.html",
        "sources.html",
        "completeness.html",
        "chains/index.html",
        "chains/demo-chips/index.html",
        "firms/index.html",
        "firms/chips-leader.html",
        "departments/demo-office.html",
        "leaders/chain-one.html",
        "regions/yunxi.html",
        "province/index.html",
        "province/overview.html",
        "province/overview.svg",
        "province/supply.svg",
        "province/cities.svg",
        "province/areas.svg",
        "province/leaders.svg",
    ] {
        assert!(pages.contains_key(path), "{path}");
    }
    for map in ["technology", "applications", "layout", "roadmap", "investment"] {
        for ending in ["html", "svg"] {
            assert!(pages.contains_key(format!("chains/demo-empty/{map}.{ending}").as_str()));
        }
    }
}

#[test]
fn an_empty_chain_says_that_it_is_empty() {
    let build = built(&demo(), Audience::Internal);
    let pages = texts(&build);
    assert!(pages["chains/demo-empty/index.html"].contains("待补充"));
    assert!(pages["chains/demo-empty/roadmap.html"].contains("待补充"));
}

/// The demonstration site marks everything closed with these words.
const SECRET: [&str; 3] = ["机密样本", "申请样本", "隐去样本"];

#[test]
fn what_the_public_may_not_see_is_in_no_file() {
    let build = built(&demo(), Audience::Public);
    for artifact in &build.artifacts {
        let text = String::from_utf8_lossy(&artifact.bytes);
        for word in SECRET {
            let at = text.find(word);
            let around = at.map(|at| text[..at].chars().rev().take(60).collect::<String>());
            let around = around.map(|text| text.chars().rev().collect::<String>());
            assert!(around.is_none(), "{}: {around:?}{word}", artifact.path);
        }
    }
    assert!(texts(&build).values().any(|text| text.contains("公开样本")));
}

#[test]
fn those_who_may_see_it_do() {
    let build = built(&demo(), Audience::Internal);
    let all: String = texts(&build).into_values().collect();
    assert!(SECRET[..2].iter().all(|word| all.contains(word)));
    assert!(all.contains("不予公开"));
}

#[test]
fn persons_are_named_on_their_own_pages_and_in_the_annex_only() {
    let build = built(&demo(), Audience::Leadership);
    for (path, text) in texts(&build) {
        if path.starts_with("leaders/") && path != "leaders/index.html"
            || path == "organization.html"
        {
            continue;
        }
        for name in ["示例同志", "示例专家甲", "示例专家己"] {
            assert!(!text.contains(name), "{path} names {name}");
        }
    }
    assert!(texts(&build)["organization.html"].contains("示例同志丁"));
    assert!(texts(&build)["organization.html"].contains("合并单元格推定"));
}

#[test]
fn the_same_input_gives_the_same_bytes_with_any_number_of_threads() {
    let in_pool = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| built(&demo(), Audience::Internal).artifacts)
    };
    let one: Vec<Artifact> = in_pool(1);
    let four = in_pool(4);
    let paths = |all: &[Artifact]| all.iter().map(|one| one.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&one), paths(&four));
    for (a, b) in one.iter().zip(&four) {
        assert!(a.bytes == b.bytes, "{} differs", a.path);
    }
}

#[test]
fn a_strict_security_policy_has_nothing_to_object_to() {
    let build = built(&demo(), Audience::Internal);
    for (path, text) in texts(&build) {
        // Within tags only: what an author wrote stands escaped between them.
        for tag in text.split('<').skip(1).filter_map(|part| part.split('>').next()) {
            for forbidden in ["script", "style ", " style=\"", " onclick=", "javascript:"] {
                assert!(!tag.contains(forbidden), "{path} holds {forbidden} in <{tag}>");
            }
        }
    }
}

#[test]
fn every_page_can_be_left_and_says_what_it_is() {
    let build = built(&demo(), Audience::Public);
    for (path, text) in texts(&build).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        for needed in [
            "href=\"#main\"",
            "<main id=\"main\">",
            "aria-label=\"全站\"",
            "2023 年第四季度版",
            "数据截至 2023-12-31",
            "公开版",
            "按本站收录",
            "虚构的示例省",
        ] {
            assert!(text.contains(needed), "{path} lacks {needed}");
        }
        assert_eq!(text.matches("<h1>").count(), 1, "{path}");
    }
}

#[test]
fn a_template_of_the_site_stands_in_for_the_built_in_one() {
    let template = "{% extends \"base.html\" %}{% block main %}<p>自家的首页</p>{% endblock %}";
    let world = demo_in_memory().with("themes/default/templates/home.html", template);
    let build = built(&world, Audience::Public);
    assert!(texts(&build)["index.html"].contains("<p>自家的首页</p>"));
    assert!(texts(&build)["404.html"].contains("没有这一页"));
}

#[test]
fn a_template_that_fails_is_told_with_page_record_template_and_line() {
    let template =
        "{% extends \"base.html\" %}{% block main %}\n{{ page.nothing.here }}{% endblock %}";
    let world = demo_in_memory().with("themes/default/templates/record.html", template);
    let build = build(&world, Some(Audience::Public), &mut |_| {});
    assert!(build.artifacts.is_empty());
    let told = build.problems.iter().find(|one| one.code == "template").unwrap();
    for part in ["regions/yunxi.html", "云溪市", "templates/record.html:2"] {
        let all = build.problems.iter().any(|one| one.message.zh.contains(part));
        assert!(all, "{part} is not in {}", told.message.zh);
    }
}

#[test]
fn content_with_errors_makes_no_files() {
    let world = demo_in_memory().with("content/areas.yml", "areas:\n  - { id: x }\n");
    let build = build(&world, None, &mut |_| {});
    assert!(diag::has_errors(&build.problems) && build.artifacts.is_empty());
}

#[test]
fn a_site_that_names_no_audience_is_built_for_the_public() {
    let disk = demo();
    let text = String::from_utf8(disk.read("content/site.yml").unwrap()).unwrap();
    let world = demo_in_memory().with("content/site.yml", text.replace("audience: internal\n", ""));
    assert_eq!(build(&world, None, &mut |_| {}).audience, "公开版");
}
