//! What only a browser, a validator or another XML reader can tell: the door to `tests/browser/`.
//!
//! Where a tool is missing these tests do not run and say so loudly; in CI (`CI` is set) that is a failure.

use crate::commands::wutu;
use crate::site::{self, Site, root};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use wutu::model::Audience;
use wutu::scene::{Mark, Weight};

fn folder() -> PathBuf {
    root().join("tests/browser")
}

/// Says something that the test runner does not swallow when the test passes.
pub(crate) fn say_loudly(text: &str) {
    let _ = writeln!(std::io::stderr(), "\n*** {text} ***\n");
}

/// What must be there, and how it comes here.
fn missing() -> Vec<String> {
    let answers = |tool: &str, argument: &str| {
        let mut command = Command::new(tool);
        command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let mut missing = Vec::new();
    for (tool, argument, package) in [
        ("chromium", "--version", "apt-get install chromium"),
        ("node", "--version", "apt-get install nodejs npm"),
        ("java", "-version", "apt-get install default-jre-headless"),
        ("xmllint", "--version", "apt-get install libxml2-utils"),
    ] {
        if !answers(tool, argument) {
            missing.push(format!("{tool} ({package})"));
        }
    }
    // The last that was added: an older installation lacks it.
    if !folder().join("node_modules/axe-core/package.json").is_file() {
        missing.push("tests/browser/node_modules (npm ci --prefix tests/browser)".to_owned());
    }
    missing
}

/// Runs a test if its tools are there.
fn with_tools(test: impl Fn()) {
    let missing = missing();
    if missing.is_empty() {
        return test();
    }
    let told = format!("BROWSER TESTS WERE NOT RUN, missing: {}", missing.join("; "));
    assert!(std::env::var_os("CI").is_none(), "{told}");
    say_loudly(&told);
}

/// Runs a command, which must end well; what it says is shown when it does not.
fn run(command: &mut Command) -> String {
    let output = command.current_dir(folder()).stdin(Stdio::null()).output().unwrap();
    let said =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    let said = said.concat();
    let shown: String = said.lines().take(60).map(|line| format!("{line}\n")).collect();
    assert!(output.status.success(), "{command:?}\n{shown}");
    said
}

/// Runs a script that must find something; what it says.
fn refused(script: &str, arguments: &[&Path]) -> String {
    let mut command = Command::new("node");
    let output = command.arg(script).args(arguments).current_dir(folder()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    said
}

fn node(script: &str, arguments: &[&Path]) -> String {
    run(Command::new("node").arg(script).args(arguments))
}

/// The shipped site and the demonstration in folders below one.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    site::CONTENT.output.publish(&folder.path().join("content"));
    site::DEMO.output.publish(&folder.path().join("demo"));
    folder
}

#[test]
fn pages_open_from_a_folder_without_faults() {
    with_tools(|| {
        let built = built();
        for site in ["content", "demo"] {
            node("pages.mjs", &[&built.path().join(site)]);
        }
    });
}

#[test]
fn pages_open_under_a_strict_policy_and_without_scripts() {
    with_tools(|| {
        let built = built();
        let demo = built.path().join("demo");
        for ways in [&["--served"][..], &["--scripts-off"], &["--served", "--scripts-off"]] {
            let ways = ways.iter().map(Path::new);
            node("pages.mjs", &[demo.as_path()].into_iter().chain(ways).collect::<Vec<_>>());
        }
        node("pages.mjs", &[&built.path().join("content"), Path::new("--served")]);
    });
}

#[test]
fn a_page_against_the_policy_is_found() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        let page =
            "<!DOCTYPE html><title>x</title><p style=\"color: red\">x</p><script>let x</script>";
        std::fs::write(folder.path().join("index.html"), page).unwrap();
        let said = refused("pages.mjs", &[folder.path(), Path::new("--served")]);
        assert!(said.contains("style-src") && said.contains("script-src"), "{said}");
    });
}

#[test]
fn maps_and_tables_are_used_by_mouse_and_by_keys_alone() {
    with_tools(|| {
        node("interaction.mjs", &[&built().path().join("demo")]);
    });
}

#[test]
fn the_use_of_maps_finds_what_does_not_work() {
    with_tools(|| {
        let built = built();
        let demo = built.path().join("demo");
        for script in
            ["map-elements.js", "map-view.js", "map-filters.js", "map-show.js", "tables.js"]
        {
            std::fs::write(demo.join("assets").join(script), "").unwrap();
        }
        let said = refused("interaction.mjs", &[&demo]);
        for part in ["looking", "pinning", "filtering", "taking", "sorting", "arrows reach a firm"]
        {
            assert!(said.contains(part), "{part} is not found in\n{said}");
        }
    });
}

#[test]
fn pages_and_maps_are_accessible() {
    with_tools(|| {
        let built = built();
        for site in ["content", "demo"] {
            println!("{}", node("axe.mjs", &[&built.path().join(site)]).trim_end());
        }
    });
}

#[test]
fn what_is_not_accessible_is_found() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        let page = r#"<!DOCTYPE html><html lang="zh-CN"><title>x</title><main><h1>x</h1><button></button>
            <p style="color: #999">pale</p></main></html>"#;
        std::fs::write(folder.path().join("index.html"), page).unwrap();
        let said = refused("axe.mjs", &[folder.path()]);
        assert!(said.contains("button-name") && said.contains("color-contrast"), "{said}");
    });
}

#[test]
fn scripts_and_styles_are_made_for_old_browsers() {
    with_tools(|| {
        node("level.mjs", &[&built().path().join("demo/assets")]);
    });
}

#[test]
fn what_old_browsers_do_not_know_is_found() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        let style = ".x { display: flex; gap: 4px } .y:has(a) { aspect-ratio: 1 } .z { .q { color: red } } \
            @container (min-width: 1px) { a { width: min(1px, 2px) } }";
        std::fs::write(folder.path().join("a.css"), style).unwrap();
        std::fs::write(folder.path().join("a.js"), "a = b ?? c;").unwrap();
        let said = refused("level.mjs", &[folder.path()]);
        for fault in [
            "no ES2017",
            "css-has",
            "css-nesting",
            "css-container",
            "aspect-ratio",
            "gap in a flex",
            "max|clamp",
        ] {
            assert!(said.contains(fault), "{fault} is not found in\n{said}");
        }
    });
}

#[test]
fn the_look_at_pages_finds_what_is_wrong() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        let page = r#"<!DOCTYPE html><title>x</title><script src="nowhere.js"></script>
            <script>console.warn("w"); setTimeout(() => { throw new Error("e") })</script>
            <img src="http://example.invalid/x.png" alt=""><p style="width: 5000px">wide</p>
            <svg viewBox="0 0 10 10" width="10"><text x="8" y="5">beyond</text></svg>"#;
        std::fs::write(folder.path().join("index.html"), page).unwrap();
        let said = refused("pages.mjs", &[folder.path()]);
        for fault in [
            "nowhere.js",
            "console warning: w",
            "script: e",
            "asks for http",
            "sideways",
            "beyond its",
            "no font",
        ] {
            assert!(said.contains(fault), "{fault} is not found in\n{said}");
        }
    });
}

/// The demonstration with a firm whose name is read in several ways, and words that lead to names.
fn of_many_readings() -> (Site, serde_json::Value) {
    let firm =
        "\n  - { id: cqca, name: 重庆长安汽车股份有限公司, short: 重庆长安, region: yunxi }\n";
    let site = Site::demo().with("content/zz-firms.yml", format!("firms:{firm}"));
    let cases = serde_json::json!([
        ["重庆长安", "重庆长安汽车股份有限公司"],
        ["cqca", "重庆长安汽车股份有限公司"],
        ["CQCA", "重庆长安汽车股份有限公司"],
        ["ｃｑｃａ", "重庆长安汽车股份有限公司"],
        ["zqza", "重庆长安汽车股份有限公司"],
        ["chongqing", "重庆长安汽车股份有限公司"],
        ["chongqingchan", "重庆长安汽车股份有限公司"],
        ["chqchan", "重庆长安汽车股份有限公司"],
        ["chong qing chang an", "重庆长安汽车股份有限公司"],
        ["gufenyouxian", "重庆长安汽车股份有限公司"],
    ]);
    (site, cases)
}

#[test]
fn what_is_seen_is_found_at_once() {
    with_tools(|| {
        let built = built();
        let cases = built.path().join("cases.json");
        let list = r#"[["长飞", "长飞光纤光缆股份有限公司"], ["cfgq", "长飞光纤光缆股份有限公司"], ["guangkejiao", "高端光刻胶"],
            ["arfgk", "KrF/ArF 光刻胶"], ["ic-t-018", "光刻机"], ["ＩＣ－Ｔ－０１８", "光刻机"]]"#;
        std::fs::write(&cases, list).unwrap();
        let told = node("search.mjs", &[&built.path().join("content"), &cases]);
        println!("search, shipped site: {}", told.trim_end());
    });
}

#[test]
fn names_are_found_however_they_are_read() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        let (site, cases) = of_many_readings();
        site.build(Audience::Internal).publish(&folder.path().join("site"));
        let list = folder.path().join("cases.json");
        std::fs::write(&list, cases.to_string()).unwrap();
        let told = node("search.mjs", &[&folder.path().join("site"), &list]);
        println!("search, demonstration: {}", told.trim_end());
    });
}

#[test]
fn the_look_at_search_finds_what_is_wrong() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        site::DEMO.output.publish(folder.path());
        // A part of the index in which a character is another one, and a name that nothing has.
        let index = folder.path().join("assets/search/chains/demo-chips.js");
        let script = std::fs::read_to_string(&index).unwrap();
        std::fs::write(&index, script.replace('示', "不")).unwrap();
        let list = folder.path().join("cases.json");
        std::fs::write(&list, r#"[["示例", "没有的名称"]]"#).unwrap();
        let script = Command::new("node")
            .args(["search.mjs".as_ref(), folder.path().as_os_str(), list.as_os_str()])
            .current_dir(self::folder())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&script.stdout);
        assert_eq!(script.status.code(), Some(1), "{said}");
        for fault in ["and is not found there", "not 没有的名称"] {
            assert!(said.contains(fault), "{fault} is not found in\n{said}");
        }
    });
}

#[test]
fn pages_are_valid_html() {
    with_tools(|| {
        let built = built();
        let validator = folder().join("node_modules/vnu-jar/build/dist/vnu.jar");
        run(Command::new("java")
            .args(["-Xss4m", "-jar"])
            .arg(validator)
            .args(["--errors-only", "--skip-non-html", "--asciiquotes"])
            .arg(built.path()));
    });
}

#[test]
fn drawings_are_read_by_another_xml_reader() {
    with_tools(|| {
        let built = built();
        let files =
            walkdir::WalkDir::new(built.path()).into_iter().map(|entry| entry.unwrap().into_path());
        let drawings = files.filter(|path| path.extension().is_some_and(|ending| ending == "svg"));
        let drawings: Vec<PathBuf> = drawings.collect();
        assert!(drawings.len() > 80, "only {} drawings", drawings.len());
        run(Command::new("xmllint").args(["--noout", "--nonet"]).args(drawings));
    });
}

#[test]
fn labels_are_as_wide_in_the_browser_as_on_the_map() {
    with_tools(|| {
        let mut labels: BTreeMap<(String, String, u16), f32> = BTreeMap::new();
        let all = Site::content().scenes(Audience::Internal);
        for scene in all.iter().flat_map(|(_, sheets)| sheets) {
            for walked in scene.walk() {
                if let Mark::Text(text) = walked.mark {
                    let weight = if text.weight == Weight::Bold { 700 } else { 400 };
                    labels
                        .insert((text.content.clone(), text.size.to_string(), weight), text.width);
                }
            }
        }
        let labels = labels.iter().map(|((content, size, weight), width)| {
            serde_json::json!([content, size, weight, width])
        });
        let labels: Vec<_> = labels.collect();
        let built = built();
        let list = built.path().join("labels.json");
        std::fs::write(&list, serde_json::to_string(&labels).unwrap()).unwrap();
        let told = node("widths.mjs", &[&built.path().join("content"), &list]);
        println!("{}", told.trim_end());
    });
}

#[test]
fn comments_travel_from_the_browser_into_the_content() {
    with_tools(|| {
        let folder = tempfile::tempdir().unwrap();
        Site::demo().write(folder.path());
        let run = |arguments: &[&str]| {
            let ran = wutu(folder.path(), arguments, &[]);
            assert_eq!(ran.code, 0, "{arguments:?}\n{}{}", ran.out, ran.err);
            ran.out + &ran.err
        };
        let round = ["--chain", "demo-chips", "--round", "2023-q4"];
        let new = ["review", "new", "--opened", "2023-12-31", "--experts", "2", "--out", "sheets"];
        run(&[&new[..], &round].concat());
        run(&["build"]);
        let comments = folder.path().join("comments.json");
        node("comments.mjs", &[&folder.path().join("output"), &comments]);
        let said = run(&["review", "import", "comments.json", "comments.json", "sheets/z01.xlsx"]);
        assert!(said.contains("3 条新意见，3 条重复，0 行未对应"), "{said}");
        let path = "content/chains/demo-chips/reviews/2023-q4-1.yml";
        let read = std::fs::read_to_string(folder.path().join(path)).unwrap();
        for (text, about) in [
            ("光刻胶要写明依据", "photoresist"),
            ("<b>没有</b>这种“设备”", "etcher"),
            ("状态偏低", "igbt"),
        ] {
            let said = serde_json::to_string(text).unwrap();
            let at = read.find(&said).unwrap_or_else(|| panic!("{text} is not in\n{read}"));
            let about = format!("concerns: [{about}]");
            assert!(read[at..].lines().take(8).any(|line| line.trim() == about), "{read}");
        }
        run(&["build"]);
    });
}

#[cfg(feature = "serve")]
#[test]
fn an_open_page_follows_the_content_while_it_is_served() {
    with_tools(|| {
        let preview = crate::serve::Preview::of(&Site::demo(), &[]);
        let said = node("preview.mjs", &[Path::new(&preview.host), preview.root()]);
        println!("{said}");
    });
}
