//! How long packs take and how much memory: a chain from cold, all chains with the province, and typst by itself on the
//! same document in the same run.
//!
//! `cargo bench --bench packs` prints one table; nothing is asserted. Times are those of whole processes, memory is the
//! highest resident size that Linux saw. typst is the command `typst`, or the Python package of that name through
//! `python3`; where neither is there, that is said.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../synthetic/mod.rs"]
mod synthetic;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use synthetic::Sizes;

/// Runs of each; the median is shown.
const RUNS: usize = 5;

/// What the Python package is told; the time of its start is measured, too, as that of every process.
const PYTHON: &str = "import sys, typst\ntypst.compile(sys.argv[1], output=sys.argv[2], \
    font_paths=['fonts'], ignore_system_fonts=True, pdf_standards=['a-2b', 'ua-1'])";

fn main() {
    let temporary = tempfile::tempdir().unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let large = temporary.path().join("large");
    written(&large);
    println!(
        "\n{:>28} {:>7} {:>9} {:>9} {:>8}",
        "packs", "pages", "median s", "least s", "MB peak"
    );
    let peer = peer();
    for (name, site, which) in [
        ("shipped, one chain", shipped, ["--chain", "integrated-circuits"]),
        ("made up, one large chain", &large, ["--chain", "c0"]),
        ("shipped, 16 and province", shipped, ["--all", "--audience=leadership"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let peer = peer.as_ref().filter(|_| which[0] == "--chain");
        if peer.is_some() {
            run(wutu(site, &which, ["--source".as_ref(), folder.path()]));
        }
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let _ = std::fs::remove_dir_all(&out);
            ours.push(run(wutu(site, &which, ["--out".as_ref(), &out])));
            theirs.extend(peer.map(|peer| run(peer.command(folder.path(), which[1]))));
        }
        show(name, &pages(&out), ours);
        if let Some(peer) = peer {
            show(&format!("the same, {}", peer.name()), "", theirs);
        }
    }
    if peer.is_none() {
        println!(
            "NOT MEASURED BESIDE TYPST: there is no command typst and no Python package typst"
        );
    }
}

/// A site of one chain with packs of more than 60 pages.
fn written(site: &Path) {
    let mut sizes = Sizes::shipped(1);
    (sizes.links, sizes.products, sizes.uses) = (44, 150, 120);
    (sizes.firms, sizes.items, sizes.targets) = (110, 70, 60);
    for (path, text) in synthetic::site(&sizes, 1) {
        let full = site.join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
    }
}

fn wutu(site: &Path, which: &[&str], [option, folder]: [&Path; 2]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    command.arg("pack").arg(site).args(which).arg(option).arg(folder);
    command
}

/// typst by itself.
enum Peer {
    Command,
    Package,
}

/// What there is.
fn peer() -> Option<Peer> {
    let is_there = |command: &mut Command| command.output().is_ok_and(|out| out.status.success());
    if is_there(Command::new("typst").arg("--version")) {
        return Some(Peer::Command);
    }
    is_there(Command::new("python3").args(["-c", "import typst"])).then_some(Peer::Package)
}

impl Peer {
    const fn name(&self) -> &'static str {
        match self {
            Self::Command => "typst",
            Self::Package => "typst of Python",
        }
    }

    /// Sets the pack of a name from its source.
    fn command(&self, folder: &Path, name: &str) -> Command {
        let mut command = match self {
            Self::Command => {
                let mut command = Command::new("typst");
                command.args(["compile", "--ignore-system-fonts", "--font-path", "fonts"]);
                command.args(["--pdf-standard", "a-2b,ua-1"]);
                command
            }
            Self::Package => {
                let mut command = Command::new("python3");
                command.args(["-c", PYTHON]);
                command
            }
        };
        command.args([format!("{name}/pack.typ"), format!("{name}.pdf")]).current_dir(folder);
        command
    }
}

struct Run {
    time: Duration,
    /// Highest resident size in MB.
    memory: f64,
}

fn run(mut command: Command) -> Run {
    let start = now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut memory: f64 = 0.0;
    while child.try_wait().unwrap().is_none() {
        memory = memory.max(peak(&child));
        std::thread::sleep(Duration::from_millis(1));
    }
    let time = start.elapsed();
    assert!(child.wait().unwrap().success(), "{command:?}");
    Run { time, memory }
}

/// The highest resident size so far, in MB; 0 where there is no Linux to ask.
fn peak(child: &Child) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1000.0
}

/// How many pages lie in a folder, as its catalogue says.
fn pages(folder: &Path) -> String {
    let text = std::fs::read_to_string(folder.join("packs.json")).unwrap();
    let catalogue: serde_json::Value = serde_json::from_str(&text).unwrap();
    let packs = catalogue["packs"].as_array().unwrap();
    packs.iter().map(|pack| pack["pages"].as_u64().unwrap()).sum::<u64>().to_string()
}

fn show(name: &str, pages: &str, mut runs: Vec<Run>) {
    runs.sort_by_key(|run| run.time);
    let memory = runs.iter().map(|run| run.memory).fold(0.0, f64::max);
    let [median, least] = [runs.len() / 2, 0].map(|at| runs[at].time.as_secs_f64());
    println!("{name:>28} {pages:>7} {median:>9.2} {least:>9.2} {memory:>8.0}");
}

#[expect(clippy::disallowed_methods, reason = "a measurement looks at the clock")]
fn now() -> Instant {
    Instant::now()
}
