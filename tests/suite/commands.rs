//! The commands as a person or a script meets them: words, exit codes, what goes to which stream.
//!
//! Every case of `tests/cli/` gives a command after `==> command`, over the same small right site as the cases of
//! `tests/diag/`. What does not fit into a text file stands below.

use crate::case::{self, Case};
use crate::site::{Site, demo_folder, root};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a command did.
pub(crate) struct Ran {
    /// Exit code.
    pub(crate) code: i32,
    /// What went to the standard output.
    pub(crate) out: String,
    /// What went to the error stream.
    pub(crate) err: String,
}

/// Runs the program in a folder. The language of this machine does not reach it.
pub(crate) fn wutu(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for name in ["WUTU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.envs(environment.iter().copied()).output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs in an empty folder.
fn alone(arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    wutu(folder.path(), arguments, &[])
}

/// Runs the command of a case in the folder of its site.
fn run(case: &Case) -> String {
    let folder = tempfile::tempdir().unwrap();
    case.site().write(folder.path());
    let command = std::fs::read_to_string(folder.path().join("command")).unwrap();
    std::fs::remove_file(folder.path().join("command")).unwrap();
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let Ran { code, out, err } = wutu(folder.path(), &arguments, &[]);
    format!("exit {code}\n--- out\n{}--- err\n{}", settled(&out), settled(&err))
}

/// The text without what differs from run to run, and from one page more or less to the next.
fn settled(text: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let lines = text.lines().map(|line| match line.contains("毫秒") {
        true => line.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect::<String>(),
        false => line.replace(version, "#.#.#"),
    });
    let mut settled: String = lines.map(|line| line + "\n").collect();
    while settled.contains("##") {
        settled = settled.replace("##", "#");
    }
    settled
}

#[test]
fn commands_do_as_expected() {
    let cases = case::all("cli").into_iter();
    let failures: Vec<String> = cases.filter_map(|one| one.verify(&run(&one)).err()).collect();
    case::report(&failures);
}

#[test]
fn json_and_sarif_are_read_by_other_programs() {
    let folder = demo_folder();
    let ran = wutu(&folder, &["check", "--format", "json"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let rows = rows.as_array().unwrap();
    assert!(rows.len() > 5, "the demonstration has {} warnings", rows.len());
    for row in rows {
        assert!(row["code"].is_string() && row["severity"] == "warning", "{row}");
        assert!(row["message"]["zh"].is_string() && row["message"]["en"].is_string(), "{row}");
        assert!(row["line"].is_u64() || row["path"].is_null(), "{row}");
    }
    let ran = wutu(&folder, &["check", "--format", "sarif"], &[]);
    let log: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), rows.len());
}

/// What a SARIF log is, as OASIS published it. One pattern holds a lone bracket, which only JavaScript takes.
fn sarif() -> jsonschema::Validator {
    let text = include_str!("../schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    jsonschema::draft7::new(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[test]
fn sarif_is_what_its_schema_says() {
    let schema = sarif();
    let folder = tempfile::tempdir().unwrap();
    // Errors, warnings, a file whose name is no plain ASCII, a problem without a place.
    let wrong = Case::empty().site().without("content/site.yml");
    let wrong = wrong.with("content/chains/示例 链/chain.yml", "name: 另一条链\ncode: A\nx: 1\n");
    wrong.write(folder.path());
    let right = tempfile::tempdir().unwrap();
    Case::empty().site().write(right.path());
    for (folder, code) in [(folder.path(), 1), (right.path(), 0), (&demo_folder(), 0)] {
        let ran = wutu(folder, &["check", "--format", "sarif"], &[]);
        assert_eq!(ran.code, code, "{}", ran.err);
        let log: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let faults: Vec<String> =
            schema.iter_errors(&log).map(|one| format!("{}: {one}", one.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", folder.display());
        assert_eq!(
            log["runs"][0]["results"].as_array().unwrap().is_empty(),
            folder == right.path()
        );
    }
    let log = |results| {
        let run =
            serde_json::json!({ "tool": { "driver": { "name": "wutu" } }, "results": [results] });
        serde_json::json!({ "version": "2.1.0", "runs": [run] })
    };
    assert!(schema.is_valid(&log(serde_json::json!({ "message": { "text": "x" } }))));
    assert!(!schema.is_valid(&log(serde_json::json!({ "level": "error" }))), "no message");
}

#[test]
fn every_code_that_is_told_can_be_explained() {
    let list = alone(&["explain"]).out;
    let rows: Vec<&str> = list.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(rows.len(), wutu::check::entries().len(), "{list}");
    for code in rows.iter().filter_map(|row| row.split(' ').next()) {
        for language in ["zh", "en"] {
            let ran = alone(&["explain", code, "--lang", language]);
            assert_eq!(ran.code, 0, "{code}: {}", ran.err);
            assert!(!ran.out.trim().is_empty(), "{code} in {language}: {}", ran.out);
        }
    }
}

#[test]
fn only_commands_that_are_there_are_listed() {
    let help = alone(&["--help"]).out;
    for command in [
        "build",
        "check",
        "serve",
        "new",
        "review",
        "number",
        "schema",
        "pack",
        "export",
        "import",
        "diff",
        "verify",
        "completions",
        "man",
        "explain",
    ] {
        let listed = help.lines().any(|line| line.trim_start().starts_with(&format!("{command} ")));
        let there = alone(&[command, "--help"]).code == 0;
        assert_eq!(listed, there, "`{command}` is listed: {listed}, is there: {there}");
    }
}

#[test]
fn the_language_comes_from_the_command_line_then_from_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let told = |arguments: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["explain", "no-such-code"], arguments].concat();
        wutu(folder.path(), &arguments, environment).err.contains("there is no code")
    };
    assert!(!told(&[], &[]));
    assert!(told(&["--lang", "en"], &[]));
    assert!(told(&[], &[("LANG", "en_US.UTF-8")]));
    assert!(!told(&[], &[("LANG", "en_US.UTF-8"), ("WUTU_LANG", "zh")]));
    assert!(!told(&["--lang", "zh"], &[("WUTU_LANG", "en")]));
}

#[test]
fn english_speaks_no_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let site = Case::empty().site();
    site.with("content/chains/b/chain.yml", "code: A\n").write(&folder.path().join("wrong"));
    Case::empty().site().write(&folder.path().join("right"));
    for (command, folder_name) in [
        ("check", "right"),
        ("build --timings", "right"),
        ("number", "right"),
        ("number", "right"),
        ("build", "wrong"),
        ("number", "wrong"),
        ("build --audience everybody", "right"),
        ("check --chain nothing", "right"),
        ("explain nothing", "right"),
    ] {
        let arguments: Vec<&str> = command.split(' ').chain(["--lang", "en"]).collect();
        let Ran { out, err, .. } = wutu(&folder.path().join(folder_name), &arguments, &[]);
        let han = |c: &char| ('\u{3000}'..'\u{9fff}').contains(c);
        // What a file says may be quoted; words around it are the program's.
        let said = format!("{out}{err}");
        let lines =
            said.lines().filter(|line| !line.contains(" | ") && line.chars().any(|c| han(&c)));
        let lines: Vec<&str> = lines.collect();
        assert!(lines.is_empty(), "wutu {command} --lang en says {lines:?}");
    }
}

#[test]
fn the_output_goes_where_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(&folder.path().join("site"));
    let ran = wutu(folder.path(), &["build", "site", "--output", "there/deep"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(folder.path().join("there/deep/index.html").is_file());
    assert!(!folder.path().join("site/output").exists());
    assert!(ran.err.contains("there/deep"), "{}", ran.err);
}

#[test]
fn an_output_that_is_a_file_is_an_error_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(folder.path());
    std::fs::write(folder.path().join("output"), "mine").unwrap();
    let ran = wutu(folder.path(), &["build"], &[]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("output"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(folder.path().join("output")).unwrap(), "mine");
}

#[test]
fn numbers_are_given_once_and_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(folder.path());
    let file = folder.path().join("content/chains/demo-chips/numbers.yml");
    let first = wutu(folder.path(), &["number"], &[]);
    assert_eq!(first.code, 0, "{}", first.err);
    let given = std::fs::read_to_string(&file).unwrap();
    assert!(given.contains("DC-T-001: "), "{given}");
    let again = wutu(folder.path(), &["number"], &[]);
    assert_eq!((again.code, std::fs::read_to_string(&file).unwrap()), (0, given.clone()));
    assert!(!wutu(folder.path(), &["check"], &[]).err.contains("missing-number"));
    // A record that goes leaves its number behind; a new one gets the next.
    let technology = folder.path().join("content/chains/demo-chips/technology.yml");
    let text = std::fs::read_to_string(&technology).unwrap();
    std::fs::write(&technology, text.replacen("id: hash-name,", "id: hash-other,", 1)).unwrap();
    assert_eq!(wutu(folder.path(), &["number"], &[]).code, 0);
    let later = std::fs::read_to_string(&file).unwrap();
    let more: Vec<&str> = later.strip_prefix(&given).unwrap().lines().collect();
    assert_eq!(more.len(), 1, "{more:?}");
    assert!(more[0].ends_with(": hash-other") && later.contains(": hash-name\n"), "{more:?}");
}

#[test]
fn giving_numbers_changes_no_number() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(folder.path());
    let build = |output| wutu(folder.path(), &["build", "--output", output], &[]).code;
    assert_eq!(build("before"), 0);
    assert_eq!(wutu(folder.path(), &["number"], &[]).code, 0);
    assert_eq!(build("after"), 0);
    let [before, after] =
        ["before", "after"].map(|name| crate::determinism::folder(&folder.path().join(name)));
    let differ: Vec<&String> =
        before.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert_eq!(differ, [] as [&String; 0]);
}

#[test]
fn the_shipped_content_and_the_demonstration_have_no_errors() {
    for folder in [root(), demo_folder()] {
        let ran = wutu(&folder, &["check"], &[]);
        assert_eq!(ran.code, 0, "{}: {}", folder.display(), ran.err);
    }
}
