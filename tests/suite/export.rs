//! `wutu export` as it is called: exit codes, files, what is said and in which language.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The demonstration site.
const DEMO: &str = "tests/sites/demo";

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn wutu(arguments: &[&str], out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).arg("--out").arg(out);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.stdout.is_empty(), "people are spoken to on the error stream");
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn pictures_of_chosen_maps_are_written_once() {
    let out = folder("export-png");
    std::fs::create_dir_all(&out).unwrap();
    std::fs::write(out.join("mine.png"), "mine").unwrap();
    let arguments = [
        "export",
        "png",
        DEMO,
        "--chain",
        "demo-empty,demo-chips",
        "--map",
        "roadmap",
        "--lang",
        "en",
        "--scale",
        "0.5",
    ];
    let first = wutu(&arguments, &out);
    let text = said(&first);
    assert_eq!(first.status.code(), Some(0), "{text}");
    assert!(
        text.contains("2 maps") && text.contains("2 written") && !text.contains('\r'),
        "{text}"
    );
    assert_eq!(names(&out), ["demo-chips-roadmap.png", "demo-empty-roadmap.png", "mine.png"]);
    let again = said(&wutu(&arguments, &out));
    assert!(again.contains("2 unchanged"), "{again}");
    assert_eq!(std::fs::read(out.join("mine.png")).unwrap(), b"mine");
}

#[test]
fn drawings_are_written_in_each_form() {
    for (flag, part) in [("--outline", "aria-label"), ("--embed-fonts", "@font-face")] {
        let out = folder(&format!("export-svg{flag}"));
        let done =
            wutu(&["export", "svg", DEMO, "--map", "技术结构图", flag, "--lang", "zh"], &out);
        let text = said(&done);
        assert_eq!(done.status.code(), Some(0), "{text}");
        assert!(text.contains("4 张图"), "{text}");
        let svg = std::fs::read_to_string(out.join("demo-chips-technology.svg")).unwrap();
        assert!(svg.contains(part), "{flag}");
    }
}

#[test]
fn what_cannot_be_had_is_a_matter_of_usage() {
    let out = folder("export-refused");
    for (arguments, part) in [
        (vec!["export", "png", DEMO, "--chain", "no-such", "--lang", "en"], "`no-such`"),
        (vec!["export", "png", DEMO, "--chain", "no-such", "--lang", "zh"], "没有 id 为“no-such”"),
        (vec!["export", "png", DEMO, "--map", "no-such"], "technology"),
        (vec!["export", "png", DEMO, "--scale", "0"], "0.1"),
        (vec!["export", "svg", DEMO, "--embed-fonts", "--outline"], "--outline"),
        (vec!["export", "svg", DEMO, "--audience", "all"], "public"),
    ] {
        let done = wutu(&arguments, &out);
        let text = said(&done);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {text}");
        assert!(text.contains(part), "{arguments:?}: {text}");
    }
    assert!(names(&out).is_empty());
}

#[test]
fn errors_of_the_content_end_with_one_and_a_published_site_is_not_written_into() {
    let site = folder("export-broken");
    std::fs::create_dir_all(site.join("content")).unwrap();
    std::fs::write(site.join("content/site.yml"), "title: 站\nchains: [none]\n").unwrap();
    let out = site.join("out");
    let done = wutu(&["export", "svg", site.to_str().unwrap(), "--lang", "en"], &out);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(said(&done).contains("nothing was written") && names(&out).is_empty());
    std::fs::create_dir_all(&out).unwrap();
    let manifest = r#"{"files": [{"path": "index.html"}]}"#;
    std::fs::write(out.join("manifest.json"), manifest).unwrap();
    let done = wutu(&["export", "svg", DEMO, "--lang", "en"], &out);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("published site"));
    assert_eq!(names(&out), ["manifest.json"]);
}

#[test]
fn paper_has_pages_of_its_size() {
    let out = folder("export-paper");
    let arguments =
        ["export", "svg", DEMO, "--chain", "demo-chips", "--map", "roadmap", "--paper", "A4"];
    let output = wutu(&[&arguments[..], &["--lang", "en"]].concat(), &out);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    let names = names(&out);
    assert!(text.contains(&format!("{} sheets of A4", names.len())), "{text}");
    assert_eq!(names[0], "demo-chips-roadmap-a4-1.svg");
    for name in names {
        let svg = std::fs::read_to_string(out.join(&name)).unwrap();
        assert!(svg.contains("width=\"297mm\" height=\"210mm\""), "{name}: {}", &svg[..300]);
    }
}

#[test]
fn a_picture_of_a_page_has_as_many_dots_as_are_wanted() {
    let out = folder("export-paper-png");
    let arguments =
        ["export", "png", DEMO, "--chain", "demo-chips", "--map", "layout", "--paper", "a3"];
    let output = wutu(&[&arguments[..], &["--dpi", "72"]].concat(), &out);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let file = std::fs::File::open(out.join("demo-chips-layout-a3-1.png")).unwrap();
    let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
    // 420 × 297 mm.
    assert_eq!(reader.info().size(), (1191, 842));
    let output = wutu(&[&arguments[..], &["--scale", "1"]].concat(), &out);
    assert_eq!(output.status.code(), Some(2), "a page of paper has no scale");
}
