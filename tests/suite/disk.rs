//! Real folders that cannot be read or written: what is said, the exit code, and that the old site is whole.
//!
//! The superuser may write anywhere, so that under it the program runs as somebody else. Failures at every single
//! write are planted in `src/emit/tests.rs`.

use crate::browser::say_loudly;
use crate::commands::Ran;
use crate::determinism;
use crate::site::Site;
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Somebody who owns nothing.
const NOBODY: u32 = 65534;

/// A folder that anybody may read, with a site, and what was published from it before the content changed.
struct Published {
    folder: tempfile::TempDir,
    before: BTreeMap<String, Vec<u8>>,
}

impl Published {
    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn output(&self) -> PathBuf {
        self.root().join("output")
    }

    /// Whether the published site is what it was, with nothing beside it.
    fn is_whole(&self) -> bool {
        determinism::folder(&self.output()) == self.before
    }
}

fn published() -> Published {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    Site::demo().write(folder.path());
    let ran = ran(wutu(folder.path()));
    assert_eq!(ran.code, 0, "{}", ran.err);
    Site::demo().changed("content/areas.yml", "name: 电力·电网", "name: 电网").write(folder.path());
    let before = determinism::folder(&folder.path().join("output"));
    Published { folder, before }
}

/// `wutu build` in a folder.
fn wutu(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wutu"));
    command.current_dir(folder).arg("build").stdin(Stdio::null()).env("WUTU_LANG", "zh");
    command
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap_or(-1);
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}

/// `wutu build` as somebody without rights; none where this user cannot become somebody else.
fn as_nobody(folder: &Path) -> Option<Command> {
    let mut command = wutu(folder);
    if fs::metadata(folder).unwrap().uid() != 0 {
        return Some(command);
    }
    command.uid(NOBODY).gid(NOBODY);
    let mut probe = Command::new(env!("CARGO_BIN_EXE_wutu"));
    let probe = probe.arg("--version").uid(NOBODY).gid(NOBODY).current_dir("/").output();
    if probe.is_ok_and(|output| output.status.success()) {
        return Some(command);
    }
    say_loudly("NOT TESTED: folders without rights, since nobody else may run the program here");
    None
}

/// Sets the rights of everything below a folder, folders and files.
fn allow(folder: &Path, [folders, files]: [u32; 2]) {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry.unwrap();
        let mode = if entry.file_type().is_dir() { folders } else { files };
        fs::set_permissions(entry.path(), Permissions::from_mode(mode)).unwrap();
    }
}

#[test]
fn a_folder_without_rights_is_told_and_stays_as_it_was() {
    let site = published();
    allow(&site.output(), [0o555, 0o444]);
    let ran = as_nobody(site.root()).map(ran);
    allow(&site.output(), [0o755, 0o644]);
    let Some(ran) = ran else { return };
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("没有读写它的权限。原来的网站没有改动"), "{}", ran.err);
    assert!(site.is_whole());
}

#[test]
fn a_content_file_without_rights_is_told_and_nothing_is_written() {
    let site = published();
    let closed = site.root().join("content/areas.yml");
    fs::set_permissions(&closed, Permissions::from_mode(0o000)).unwrap();
    let ran = as_nobody(site.root()).map(ran);
    fs::set_permissions(&closed, Permissions::from_mode(0o644)).unwrap();
    let Some(ran) = ran else { return };
    // The content is not at fault: the exit code is that of input and output.
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("content/areas.yml：没有读写它的权限"), "{}", ran.err);
    assert!(ran.err.contains("没有写入任何文件"), "{}", ran.err);
    assert!(site.is_whole());
}

#[test]
fn content_that_is_gone_is_told_and_the_old_site_stays() {
    let site = published();
    fs::remove_dir_all(site.root().join("content")).unwrap();
    let ran = ran(wutu(site.root()));
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("这里没有内容"), "{}", ran.err);
    assert!(site.is_whole());
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_old_site() {
    let site = published();
    // The system refuses what goes beyond so many blocks of a file, as a full disk does in the middle of one.
    let mut command = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 16; exec \"$0\" build";
    command.current_dir(site.root()).args(["-c", script, env!("CARGO_BIN_EXE_wutu")]);
    command.stdin(Stdio::null()).env("WUTU_LANG", "zh");
    let told = ran(command);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.contains("原来的网站没有改动"), "{}", told.err);
    assert!(site.is_whole(), "something is left beside the old site");
    let again = ran(wutu(site.root()));
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(!site.is_whole());
}
