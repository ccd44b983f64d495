//! What is on which page: of the demonstration site, for whom, and what never is.

use crate::site::{self, Output, Site};
use wutu::diag;
use wutu::model::Audience;

#[test]
fn every_address_is_there() {
    let output = &site::DEMO.output;
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
    ] {
        assert!(output.bytes(path).is_some(), "{path}");
    }
    for map in ["technology", "applications", "layout", "roadmap", "investment"] {
        for ending in ["html", "svg"] {
            let path = format!("chains/demo-empty/{map}.{ending}");
            assert!(output.bytes(&path).is_some(), "{path}");
        }
    }
    for sheet in ["overview", "supply", "cities", "areas", "leaders"] {
        for ending in ["html", "svg"] {
            let path = format!("province/{sheet}.{ending}");
            assert!(output.bytes(&path).is_some(), "{path}");
        }
    }
}

#[test]
fn an_empty_chain_says_that_it_is_empty() {
    for page in ["index", "roadmap"] {
        let page = format!("chains/demo-empty/{page}.html");
        assert!(site::DEMO.output.main(&page).contains("待补充"), "{page}");
    }
}

#[test]
fn persons_are_named_on_their_own_pages_and_in_the_annex_only() {
    let output = &site::DEMO_LEADERSHIP.output;
    for (path, text) in output.pages().chain(output.drawings()) {
        let own = path.starts_with("leaders/") && path != "leaders/index.html";
        if own || path == "organization.html" {
            continue;
        }
        // The page of a review round names its experts to those whom the round lets know.
        let experts = if path.contains("/reviews/") {
            &[][..]
        } else {
            &["示例专家甲", "示例专家己"]
        };
        for name in experts.iter().chain(&["示例同志"]) {
            assert!(!text.contains(name), "{path} names {name}");
        }
    }
    assert!(output.text("organization.html").contains("示例同志丁"));
    assert!(output.text("organization.html").contains("合并单元格推定"));
}

#[test]
fn every_page_can_be_left_and_says_what_it_is() {
    for (path, text) in site::DEMO_PUBLIC.output.pages() {
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

/// The demonstration for everybody under a theme of its own.
fn themed(path: &str, template: &str) -> Result<Output, String> {
    Site::demo()
        .with(&format!("themes/default/templates/{path}"), template)
        .try_build(Audience::Public)
}

#[test]
fn a_template_of_the_site_stands_in_for_the_built_in_one() {
    let template = "{% extends \"base.html\" %}{% block main %}<p>自家的首页</p>{% endblock %}";
    let output = themed("home.html", template).unwrap();
    assert!(output.text("index.html").contains("<p>自家的首页</p>"));
    assert!(output.text("404.html").contains("没有这一页"));
}

#[test]
fn a_template_that_fails_is_told_with_page_record_template_and_line() {
    let template =
        "{% extends \"base.html\" %}{% block main %}\n{{ page.nothing.here }}{% endblock %}";
    let told = themed("record.html", template).err().unwrap();
    for part in ["error[template]", "regions/yunxi.html", "云溪市", "templates/record.html:2"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
}

#[test]
fn content_with_errors_makes_no_files() {
    let site = Site::demo().with("content/areas.yml", "areas:\n  - { id: x }\n");
    let build = site.attempt(None);
    assert!(diag::has_errors(&build.problems) && build.artifacts.is_empty());
}

#[test]
fn a_site_that_names_no_audience_is_built_for_the_public() {
    let site = Site::demo().changed("content/site.yml", "audience: internal\n", "");
    assert_eq!(site.attempt(None).audience, "公开版");
}

#[test]
fn a_relation_that_another_chain_declares_is_listed_and_marks_what_lists_it() {
    let relation =
        "  - { from: substrate, to: demo-empty, what: 回收衬底, openness: 依申请公开 }\n";
    let reached =
        Site::demo().with("content/chains/demo-chips/reuse.yml", format!("relations:\n{relation}"));
    let page = "chains/demo-empty/technology.html";
    let drawing = "chains/demo-empty/technology.svg";
    let before = &site::DEMO.output;
    assert!(
        !before.main(page).contains("依申请公开") && !before.text(drawing).contains("依申请公开")
    );
    let output = reached.build(Audience::Internal);
    let table = output.main(page).rsplit_once("供应关系</h2>").expect("a table of relations").1;
    assert!(table.contains("回收衬底"), "the table lacks what the map lists");
    assert!(output.main(page).contains("依申请公开"), "the page does not carry the mark");
    assert!(output.text(drawing).contains("依申请公开"), "the map does not carry the mark");
    let public = reached.build(Audience::Public);
    assert!(!public.text(page).contains("回收衬底"));
}
