//! A build that is killed leaves, after recovery, the old site or the new one, and what is not wutu's.
//!
//! `WUTU_KILLS=200 cargo test --release killed` kills as often as you like.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn kills() -> u64 {
    std::env::var("WUTU_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(8)
}

fn wutu(arguments: &[&str], path: &[&Path]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    command.args(arguments).args(path).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The demonstration site under another title, so that every page is another.
fn site(root: &Path, title: &str) -> PathBuf {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/demo");
    let to = root.join(title);
    for entry in walkdir::WalkDir::new(&demo).into_iter().map(Result::unwrap) {
        let path = to.join(entry.path().strip_prefix(&demo).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&path).unwrap();
        } else {
            fs::copy(entry.path(), &path).unwrap();
        }
    }
    let file = to.join("content/site.yml");
    let text = fs::read_to_string(&file).unwrap();
    let lines = text.lines().map(|line| match line.starts_with("title:") {
        true => format!("title: {title}\n"),
        false => format!("{line}\n"),
    });
    fs::write(&file, lines.collect::<String>()).unwrap();
    to
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("killed");
    let _ = fs::remove_dir_all(&root);
    let sites = [site(&root, "甲站"), site(&root, "乙站")];
    let output = root.join("output");
    let manifest = || fs::read(output.join("manifest.json")).unwrap();
    let build = |at: usize| {
        assert!(wutu(&["build", "-o"], &[&output, &sites[at]]).status().unwrap().success());
        manifest()
    };
    let started = std::time::Instant::now();
    let manifests = [build(0), build(1)];
    let whole = started.elapsed() / 2;
    assert_ne!(manifests[0], manifests[1]);
    fs::write(output.join("note.txt"), "not wutu's").unwrap();

    let mut ended = [0, 0];
    for at in 0..kills() {
        let next = usize::try_from(at % 2).unwrap();
        let mut child = wutu(&["build", "-o"], &[&output, &sites[next]]).spawn().unwrap();
        // Moments spread over a whole build, the same in every run.
        std::thread::sleep(whole * u32::try_from((at * 37) % 110).unwrap() / 100);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(wutu(&["verify", "--repair"], &[&output]).status().unwrap().success(), "kill {at}");
        let found = manifests.iter().position(|one| *one == manifest());
        ended[found.unwrap_or_else(|| panic!("kill {at}: neither site"))] += 1;
        assert_eq!(fs::read(output.join("note.txt")).unwrap(), b"not wutu's");
    }
    println!(
        "after {} kills: {} times the one site, {} times the other",
        kills(),
        ended[0],
        ended[1]
    );
}
