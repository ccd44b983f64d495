//! Rounds from end to end: sheets saved by an office that did not write them (LibreOffice without a window), and an opinion
//! on its way from a sheet to the report of the next edition.
//!
//! Where LibreOffice is missing its test does not run and says so loudly; in CI (`CI` is set) that is a failure.

use crate::browser::say_loudly;
use crate::commands::wutu;
use crate::review::{CASES, Grid, RESIST, WHOLE, faults, saved};
use crate::site::{Site, nothing};
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a test if there is an office.
fn with_office(test: impl Fn()) {
    let mut command = Command::new("soffice");
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    if command.status().is_ok_and(|status| status.success()) {
        return test();
    }
    let told = "COMMENT SHEETS WERE NOT SAVED BY AN OFFICE, missing: soffice (apt-get install --no-install-recommends libreoffice-calc)";
    assert!(std::env::var_os("CI").is_none(), "{told}");
    say_loudly(told);
}

/// Opens all workbooks of a folder and saves them in another form into another folder.
fn saved_again(from: &Path, to: &Path, form: &str) {
    let mut command = Command::new("soffice");
    // A profile of its own: an office that somebody has open is left alone.
    command.arg(format!("-env:UserInstallation=file://{}", to.join("profile").display()));
    command.args(["--headless", "--convert-to", form, "--outdir"]).arg(to);
    let mut files: Vec<_> =
        std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let output = command.args(files).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Comma, quotation mark, and the number that LibreOffice has for GB18030.
const GB18030: &str = "csv:Text - txt - csv (StarCalc):44,34,85";

#[test]
fn nothing_is_lost_when_another_office_saves_the_sheets() {
    with_office(|| {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("from");
        std::fs::create_dir(&from).unwrap();
        let cases = || CASES.iter().enumerate().filter(|(_, case)| case.file == "a.xlsx");
        for (at, case) in cases() {
            std::fs::write(from.join(format!("{at}.xlsx")), saved(case)).unwrap();
        }
        let mut found = Vec::new();
        for (form, ending) in [("xlsx", "xlsx"), (GB18030, "csv")] {
            let to = folder.path().join(ending);
            std::fs::create_dir(&to).unwrap();
            saved_again(&from, &to, form);
            for (at, case) in cases() {
                let name = format!("{at}.{ending}");
                let bytes = std::fs::read(to.join(&name)).unwrap();
                let faults = faults(case, (&name, &bytes)).into_iter();
                found.extend(faults.map(|fault| format!("{ending} ({}): {fault}", case.what)));
            }
        }
        nothing(&found);
    });
}

/// A site with a round of two experts who agree in one point.
struct Round {
    folder: tempfile::TempDir,
}

/// What was changed for the first opinion, before and after.
const CHANGE: (&str, &str) = (
    "KrF/ArF 光刻胶\n                    function: 辅材\n                    status: 薄弱",
    "KrF/ArF 光刻胶\n                    function: 辅材\n                    status: 缺失",
);

/// The words of the opinions, the first of which both experts have.
const OPINIONS: [&str; 2] = ["光刻胶：请改为缺失，\n“依据”另附", "全链：图例太小"];

impl Round {
    /// Where the opinions are written.
    const PATH: &'static str = "content/chains/demo-chips/reviews/2023-q4-1.yml";

    /// The round made, its sheets filled and imported, one of them twice.
    fn imported() -> Self {
        let round = Self { folder: tempfile::tempdir().unwrap() };
        Site::demo().write(round.folder.path());
        round.run("build --audience internal -o before");
        round.run("review new --chain demo-chips --round 2023-q4 --opened 2023-12-31 --due 2024-01-31 --experts 2 --out sheets");
        let said = [("z01", "z01.xlsx", &OPINIONS[..]), ("z02", "gb18030.csv", &OPINIONS[..1])];
        for (code, name, opinions) in said {
            let sheet = round.folder.path().join("sheets").join(code).with_extension("xlsx");
            let mut grid = Grid::of(std::fs::read(sheet).unwrap());
            for (key, text) in [RESIST, WHOLE].into_iter().zip(opinions) {
                grid.set(key, "意见", text);
            }
            std::fs::write(round.folder.path().join(name), grid.saved(name)).unwrap();
        }
        let told = round.run("review import z01.xlsx gb18030.csv z01.xlsx");
        assert!(told.contains("2 条新意见，3 条重复，0 行未对应"), "{told}");
        round
    }

    fn run(&self, command: &str) -> String {
        let arguments: Vec<&str> = command.split(' ').collect();
        let ran = wutu(self.folder.path(), &arguments, &[]);
        assert_eq!(ran.code, 0, "{command}\n{}{}", ran.out, ran.err);
        ran.out + &ran.err
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    fn change(&self, path: &str, (from, to): (&str, &str)) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{path} holds {from} once");
        std::fs::write(self.folder.path().join(path), text.replace(from, to)).unwrap();
    }

    /// The first opinion adopted, with its change.
    fn answered(&self) {
        let concerned = "    concerns: [photoresist]\n";
        let reply = "    reply: 采纳\n    reason: 已核对。\n    owner: demo-office\n    changes: [photoresist]\n";
        self.change(Self::PATH, (concerned, &format!("{concerned}{reply}")));
        self.change("content/chains/demo-chips/technology.yml", CHANGE);
    }
}

#[test]
fn an_adopted_opinion_stands_beside_its_change_in_the_next_edition() {
    let round = Round::imported();
    round.answered();
    round.run("build --audience internal --edition 2024-Q1 --baseline before -o after");
    let report = round.read("after/changes/2023-Q4.html");
    let at = report.find("chains/demo-chips/reviews/2023-q4.html#DC-O-").unwrap();
    let row = &report[report[..at].rfind("<tr").unwrap()..at];
    assert!(row.contains("DC-T-007"), "{row}");
    assert_eq!(report.matches("reviews/2023-q4.html#").count(), 1, "only what was adopted");
    // The table holds every opinion once.
    round.run("review table --chain demo-chips --round 2023-q4 --out table.csv");
    let table = round.read("table.csv");
    for opinion in OPINIONS {
        let first = opinion.split(['\n', '：']).next().unwrap();
        assert_eq!(table.matches(&format!("{first}：")).count(), 1, "{table}");
    }
}

#[test]
fn a_public_build_of_the_same_content_holds_nothing_of_the_round() {
    let round = Round::imported();
    round.answered();
    let public = "build --audience public --edition 2024-Q1 -o public";
    round.run(public);
    let words = ["请改为缺失", "图例太小", "已核对。", "2023-q4.html", "z01.xlsx", "专家评审"];
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(round.folder.path().join("public")) {
        let entry = entry.unwrap();
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        let text = entry.path().display().to_string() + &String::from_utf8_lossy(&bytes);
        let held = words.iter().filter(|word| text.contains(**word));
        found.extend(held.map(|word| format!("{} holds {word}", entry.path().display())));
    }
    nothing(&found);
}
