//! `wutu serve` as a browser meets it: over the loopback address, on a port that is free.

use crate::commands::wutu;
use crate::site::Site;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The file that is edited, the name that stands in it, and the page that shows it.
const FILE: &str = "content/chains/demo-chips/technology.yml";
const NAME: &str = "id: photomask, name: 掩膜版";
const PAGE: &str = "chains/demo-chips/technology.html";

/// Longer than anything takes on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site that is served.
pub(crate) struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    /// `127.0.0.1:40123`.
    pub(crate) host: String,
    /// What the console says; held, so that the program can go on saying it.
    console: BufReader<std::process::ChildStderr>,
}

impl Preview {
    /// Serves a site with more arguments.
    pub(crate) fn of(site: &Site, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site.write(folder.path());
        let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
        command.args(["serve", "--port", "0", "--lang", "zh", "--audience", "internal"]);
        command.args(arguments).current_dir(folder.path());
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut console = BufReader::new(child.stderr.take().unwrap());
        let told = line_with(&mut console, "http://");
        let host = told.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        Self { host: host.unwrap().to_owned(), folder, child, console }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Replaces words in the file that is edited.
    fn edit(&self, from: &str, to: &str) {
        let path = self.root().join(FILE);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        std::fs::write(path, text.replace(from, to)).unwrap();
    }

    /// Status and body of a page, by the right name of the machine.
    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        self.get_as(path, &self.host)
    }

    fn get_as(&self, path: &str, host: &str) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        assert!(
            head.to_lowercase().contains("content-security-policy: default-src 'self'"),
            "{head}"
        );
        (status, answer[end + 4..].to_vec())
    }

    fn text(&self, path: &str) -> String {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}");
        String::from_utf8(body).unwrap()
    }

    /// What an open page is told from now on.
    fn events(&self) -> Events {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /-/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).unwrap();
        Events(BufReader::new(stream))
    }

    /// The next line of the console that holds some words.
    fn says(&mut self, words: &str) -> String {
        line_with(&mut self.console, words)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn line_with(console: &mut impl BufRead, words: &str) -> String {
    let mut told = String::new();
    loop {
        let mut line = String::new();
        assert!(console.read_line(&mut line).unwrap() > 0, "it ended without {words}:\n{told}");
        if line.contains(words) {
            return line;
        }
        told.push_str(&line);
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The next event for which something holds.
    fn next(&mut self, is_it: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        loop {
            let line = line_with(&mut self.0, "data:");
            let value = serde_json::from_str(line.trim_start_matches("data:").trim()).unwrap();
            if is_it(&value) {
                return value;
            }
        }
    }
}

fn is_stale(event: &serde_json::Value) -> bool {
    event["notice"]["is_stale"] == true
}

/// A page as it lies in the folder: without the script of the preview.
fn plain(page: &str) -> String {
    let (before, after) = page.split_once("<script src=\"/-/preview.js\"").unwrap();
    before.to_owned() + after.split_once("</script>").unwrap().1
}

#[test]
fn what_is_served_is_what_build_writes() {
    let preview = Preview::of(&Site::demo(), &[]);
    let other = preview.root().join("other");
    let ran = wutu(preview.root(), &["build", "--audience", "internal", "-o", "other"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut count = 0;
    for entry in walkdir::WalkDir::new(&other).into_iter().map(|entry| entry.unwrap()) {
        let path = entry.path().strip_prefix(&other).unwrap().to_str().unwrap().to_owned();
        if !entry.file_type().is_file() || path.starts_with('.') || path == "manifest.json" {
            continue;
        }
        let (built, (status, served)) = (std::fs::read(entry.path()).unwrap(), preview.get(&path));
        let served = match path.ends_with(".html") {
            true => plain(&String::from_utf8(served).unwrap()).into_bytes(),
            false => served,
        };
        assert!(status == 200 && served == built, "{path} is served otherwise");
        assert!(
            std::fs::read(preview.root().join("output").join(&path)).unwrap() == built,
            "{path}"
        );
        count += 1;
    }
    assert!(count > 100);
}

#[test]
fn a_page_follows_its_file_through_a_mistake_without_a_restart() {
    let mut preview = Preview::of(&Site::demo(), &[]);
    let mut events = preview.events();
    let first = events.next(|_| true);
    assert!(!is_stale(&first), "{first}");

    preview.edit(NAME, "id: photomask, name: 掩膜新版");
    let edited = events.next(|event| event["version"] != first["version"]);
    let changed: Vec<&str> =
        edited["changed"].as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
    assert!(changed.contains(&PAGE), "{changed:?}");
    assert!(!changed.iter().any(|path| path.starts_with("chains/demo-software/")), "{changed:?}");
    assert!(preview.text(PAGE).contains("掩膜新版"));
    let written = preview.root().join("output").join(PAGE);
    assert!(std::fs::read_to_string(written).unwrap().contains("掩膜新版"));
    assert!(preview.says(FILE).contains("0 个错误"), "the console tells what changed");

    preview.edit("name: 掩膜新版", "name: 掩膜坏版, state: [");
    let broken = events.next(is_stale);
    let text = std::fs::read_to_string(preview.root().join(FILE)).unwrap();
    let line = text.lines().position(|line| line.contains("掩膜坏版")).unwrap() + 1;
    let problem = &broken["notice"]["problems"][0];
    assert!(
        problem["place"].as_str().unwrap().starts_with(&format!("{FILE}:{line}:")),
        "{problem}"
    );
    assert!(preview.text(PAGE).contains("掩膜新版"), "the last good site is gone");

    preview.edit("name: 掩膜坏版, state: [", "name: 掩膜好版");
    let mended = events.next(|event| !is_stale(event) && event["version"] != edited["version"]);
    assert!(mended["version"].as_u64() > edited["version"].as_u64());
    assert!(preview.text(PAGE).contains("掩膜好版"));
    assert!(preview.child.try_wait().unwrap().is_none(), "it was ended");
}

#[test]
fn changes_are_noticed_by_looking_too() {
    let preview = Preview::of(&Site::demo(), &["--poll"]);
    let mut events = preview.events();
    let first = events.next(|_| true);
    preview.edit(NAME, "id: photomask, name: 掩膜新版");
    events.next(|event| event["version"] != first["version"]);
    assert!(preview.text(PAGE).contains("掩膜新版"));
}

#[test]
fn a_site_that_begins_with_a_mistake_is_served_when_it_is_mended() {
    let site = Site::demo().changed(FILE, NAME, "id: photomask, state: [, name: 掩膜版");
    let preview = Preview::of(&site, &[]);
    let mut events = preview.events();
    assert!(is_stale(&events.next(|_| true)));
    assert_eq!(preview.get("").0, 404);
    preview.edit("id: photomask, state: [, name: 掩膜版", NAME);
    events.next(|event| !is_stale(event));
    assert!(preview.text("").contains("</html>"));
}

#[test]
fn only_this_machine_by_its_own_name_is_answered() {
    let preview = Preview::of(&Site::demo(), &[]);
    let port = preview.host.rsplit(':').next().unwrap();
    assert_eq!(preview.get_as("", &format!("localhost:{port}")).0, 200);
    for stranger in ["example.org", &format!("example.org:{port}"), "127.0.0.1:1", "127.0.0.1"] {
        let (status, body) = preview.get_as("", stranger);
        assert_eq!(status, 403, "{stranger}");
        assert!(!String::from_utf8(body).unwrap().contains("<html"));
        assert_eq!(preview.get_as("-/events", stranger).0, 403);
    }
}

#[test]
fn what_is_not_there_is_answered_by_the_page_of_the_site() {
    let preview = Preview::of(&Site::demo(), &[]);
    let lost = std::fs::read_to_string(preview.root().join("output/404.html")).unwrap();
    for path in [
        "nothing.html",
        "chains/nothing/",
        "../content/site.yml",
        "packs/../../content/site.yml",
        "packs/none.pdf",
    ] {
        let (status, body) = preview.get(path);
        let page = plain(&String::from_utf8(body).unwrap()).replace("<base href=\"/\">", "");
        assert!(status == 404 && page == lost, "{path}: {status}");
    }
}

#[test]
fn a_site_that_was_published_for_others_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    Site::demo().write(folder.path());
    let ran = wutu(folder.path(), &["build", "--audience", "public"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = wutu(folder.path(), &["serve", "--audience", "internal", "--port", "0"], &[]);
    assert!(ran.code == 2 && ran.err.contains("-o"), "{}", ran.err);
    assert_eq!(wutu(folder.path(), &["verify", "output"], &[]).code, 0);
}

#[cfg(unix)]
#[test]
fn the_user_ends_it() {
    let mut preview = Preview::of(&Site::demo(), &[]);
    let id = preview.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
}
