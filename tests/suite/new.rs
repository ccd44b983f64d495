//! What `wutu new` makes: it is right at once, and nothing that is there is changed.

use crate::site::WORDS;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use wutu::audience::Gate;
use wutu::build::Wanted;
use wutu::io::{Disk, Memory, World};
use wutu::skeleton::{self, Blanks, NewFile};
use wutu::{build, diag, model, read, site, source};

fn blanks() -> Blanks {
    Blanks {
        title: "示例省五图".to_owned(),
        edition: "2023-Q4".to_owned(),
        as_of: "2023-12-31".to_owned(),
        year: 2023,
        name: "示例: 产业链".to_owned(),
        code: "XC".to_owned(),
    }
}

fn with(world: Memory, files: Vec<NewFile>) -> Memory {
    files.into_iter().fold(world, |world, file| world.with(&file.path, file.text))
}

/// A new site in memory.
pub(crate) fn new_site() -> Memory {
    with(Memory::default(), skeleton::site(&blanks()))
}

fn problems(world: &dyn World) -> Vec<String> {
    let problems = build::check(world, &mut |_| {}).problems;
    problems.into_iter().map(|one| format!("{}: {}", one.code, one.message.zh)).collect()
}

#[test]
fn a_new_site_has_no_problems_and_all_its_maps() {
    let world = new_site();
    assert_eq!(problems(&world), [""; 0]);
    let build = build::build(
        &world,
        &Wanted { audience: Some(model::Audience::Internal), ..Wanted::default() },
        &mut |_| {},
    );
    assert!(!diag::has_errors(&build.problems), "{:?}", build.problems);
    assert_eq!(build.artifacts.iter().filter(|one| one.path.ends_with("roadmap.svg")).count(), 1);
    // Every example is at work: none of the maps says that nothing was filled in.
    let all = read::read(&source::load(&world, "content").0, &Gate::open());
    let resolved = site::resolve(&all.model, site::Numbers::assign(&all.model), &WORDS);
    assert!(model::MapKind::ALL.into_iter().all(|map| resolved.chains[0].has_content(map)));
}

#[test]
fn a_new_chain_has_no_problems_whether_its_examples_are_used_or_not() {
    let blanks = Blanks { code: "SC".to_owned(), ..blanks() };
    let chain = skeleton::chain("second-chain", &blanks);
    assert_eq!(problems(&with(new_site(), chain.clone())), [""; 0]);
    // Its examples speak of firms and parks that the site's own chain declares already, so only the form counts.
    let used = chain.into_iter().map(|file| NewFile { text: uncommented(&file.text), ..file });
    let told = problems(&with(new_site(), used.collect()));
    let structural = ["syntax", "unknown-field", "wrong-value", "wrong-type", "missing-field"];
    let form = told.iter().filter(|one| structural.iter().any(|code| one.starts_with(code)));
    assert_eq!(form.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// As an author would: takes `# ` away from every line of the example.
fn uncommented(text: &str) -> String {
    let Some((head, example)) = text.split_once("就可以用。\n") else {
        return text.to_owned();
    };
    let lines = example.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
    // A few blanks of the registers are for the author: an id or an address in Chinese.
    let lines = lines.map(|line| line.replace("网址（没有就不写）", "https://example.invalid"));
    format!("{head}就可以用。\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_demonstration_is_the_one_under_test() {
    let disk = Disk::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/demo"));
    let files = disk.list("content").unwrap().files;
    let made: Vec<(String, Vec<u8>)> =
        skeleton::demo().into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
    let kept: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|path| (path.clone(), disk.read(&path).unwrap())).collect();
    let paths = |all: &[(String, Vec<u8>)]| {
        all.iter().map(|(path, _)| path.clone()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(paths(&made), paths(&kept));
    assert!(kept.iter().all(|one| made.contains(one)));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn wutu(arguments: &[&str]) -> (Output, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    let output = command.args(arguments).args(["--lang", "zh"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output, said)
}

fn succeeds(arguments: &[&str]) -> String {
    let (output, said) = wutu(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    said
}

fn refuses(arguments: &[&str], because: &str) {
    let (output, said) = wutu(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains(because), "{arguments:?}: {said}");
}

#[test]
fn what_is_there_stays_as_it_is() {
    let folder = folder("new");
    let site = folder.to_str().unwrap();
    refuses(&["new", "chain", "optics", "--name", "光链", site], "没有站点");
    succeeds(&["new", "site", site, "--edition", "2023-Q4"]);
    assert!(folder.join(".wutu/schema/chain-file.json").is_file());
    let told = succeeds(&["new", "chain", "optics", "--name", "光: 链", site]);
    assert!(told.contains("- optics"), "{told}");
    assert!(succeeds(&["check", site]).contains("0 个错误，0 个警告"));

    let own = folder.join("content/chains/optics/technology.yml");
    std::fs::write(&own, "# 自己写的\n").unwrap();
    refuses(&["new", "site", site], "content/site.yml");
    refuses(&["new", "chain", "optics", "--name", "光链", site], "已经有文件");
    refuses(&["new", "chain", "Optics", "--name", "光链", site], "不能作 id");
    refuses(&["new", "map", "optics", "technology", site], "technology.yml");
    refuses(&["new", "map", "nothing", "technology", site], "没有 id 为");
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "# 自己写的\n");

    std::fs::remove_file(&own).unwrap();
    succeeds(&["new", "map", "optics", "technology", site]);
    assert!(std::fs::read_to_string(&own).unwrap().contains("# bands:"));
    assert!(succeeds(&["check", site]).contains("0 个错误，0 个警告"));
}

#[test]
fn numbers_name_their_schema() {
    let folder = folder("numbered");
    let site = folder.to_str().unwrap();
    // By the clock, whatever it says: no edition may make a new site wrong.
    succeeds(&["new", "site", site]);
    succeeds(&["number", site]);
    let text =
        std::fs::read_to_string(folder.join("content/chains/example-chain/numbers.yml")).unwrap();
    let line = "# yaml-language-server: $schema=../../../.wutu/schema/numbers.json\n";
    assert!(text.starts_with(line), "{text}");
    assert!(succeeds(&["check", site]).contains("0 个错误，0 个警告"));
}

#[test]
fn schemas_completions_and_the_manual_are_printed() {
    for (arguments, holds) in [
        (&["schema"][..], "\"chain-file\""),
        (&["completions", "bash"][..], "_wutu"),
        (&["man"][..], ".TH wutu"),
        (&["man", "new"][..], "demo"),
    ] {
        let (output, said) = wutu(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(String::from_utf8_lossy(&output.stdout).contains(holds), "{arguments:?}");
    }
    let folder = folder("schemas");
    succeeds(&["schema", "--out", folder.to_str().unwrap()]);
    assert!(folder.join("site.json").is_file());
}
