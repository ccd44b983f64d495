//! Past editions that are kept with the content: `content/editions/<edition>.json`. One that is damaged is a problem of the
//! content; one for another audience is read, and shown to nobody else.

use super::Snapshot;
use crate::artifact::sha256;
use crate::diag::{Diagnostic, Severity, Words};
use crate::edition::Kept;
use crate::io::World;
use crate::model::{Audience, Word};
use crate::source;
use rayon::prelude::*;

/// Where they lie.
const FOLDER: &str = "content/editions";

/// Why a file is no snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is no JSON, or not that of a snapshot.
    Unreadable {
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
    },
    /// It is of another version of the form.
    Version(u32),
    /// It is for an audience that is none.
    Audience(String),
    /// Its records are not as they were written.
    Edited,
    /// It is called otherwise than its edition.
    Name(String),
    /// Another file holds the same edition for the same audience.
    Twice,
}

impl Damage {
    /// What the reader of JSON says.
    pub(super) fn of(error: &serde_json::Error) -> Self {
        Self::Unreadable { line: error.line(), column: error.column() }
    }

    /// What is wrong, after the name of the file.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Self::Unreadable { line, column } => Words::new(
                format!("第 {line} 行第 {column} 列起不是版次快照"),
                format!("from line {line}, column {column} on this is no snapshot of an edition"),
            ),
            Self::Version(version) => Words::new(
                format!("快照格式是第 {version} 版，本程序只懂第 {} 版", super::SCHEMA),
                format!("its form has version {version}; this program knows {}", super::SCHEMA),
            ),
            Self::Audience(audience) => Words::new(
                format!("没有“{audience}”这样的读者范围"),
                format!("there is no audience `{audience}`"),
            ),
            Self::Edited => Words::new(
                "记录与写入时不同：文件被改过，或缺了一部分",
                "its records are not as they were written: it was edited or cut",
            ),
            Self::Name(edition) => Words::new(
                format!("文件里是 {edition} 版，文件名不是 {edition}.json"),
                format!("it holds the edition {edition} but is not called {edition}.json"),
            ),
            Self::Twice => Words::new(
                "另一份文件里已有同一版次、同一读者范围的快照",
                "another file holds the same edition for the same audience",
            ),
        }
    }

    fn diagnostic(&self, path: &str) -> Diagnostic {
        let Words { zh, en } = self.words();
        let message = Words::new(format!("{path}：{zh}"), format!("{path}: {en}"));
        Diagnostic::general("damaged-edition", Severity::Error, message).with_help(
            "从那一版的输出文件夹里重新取 data/edition.json，存成“版次.json”；或者移走这份文件",
            "take data/edition.json from that edition's output again, as EDITION.json; or move the file away",
        )
    }
}

/// The past editions that a site keeps, in the order of their files.
#[derive(Debug, Clone, Default)]
pub struct Past {
    snapshots: Vec<Snapshot>,
}

impl Past {
    /// The last edition before one, for the same audience.
    #[must_use]
    pub fn last(&self, new: &Snapshot) -> Option<&Snapshot> {
        self.before(&new.edition, &new.as_of, new.audience).into_iter().next()
    }

    /// The hash of the last edition before one.
    #[must_use]
    pub fn last_hash(&self, (edition, as_of, audience): Kept<'_>) -> Option<String> {
        self.before(edition, as_of, audience).first().map(|last| sha256(last.print().as_bytes()))
    }

    /// Those of an audience that speak of an earlier day than an edition, the newest first. The edition itself may be
    /// kept too.
    #[must_use]
    pub fn before(&self, edition: &str, as_of: &str, audience: Audience) -> Vec<&Snapshot> {
        let own = self.snapshots.iter().filter(|one| one.audience == audience);
        let earlier = |one: &&Snapshot| one.edition != edition && one.as_of.as_str() < as_of;
        let mut before: Vec<&Snapshot> = own.filter(earlier).collect();
        before.sort_by(|a, b| (&b.as_of, &b.edition).cmp(&(&a.as_of, &a.edition)));
        before
    }
}

/// Reads the past editions that are kept with the content.
#[must_use]
pub fn past(world: &dyn World) -> (Past, Vec<Diagnostic>) {
    let files = match world.list(FOLDER) {
        Ok(listing) => listing.files,
        Err(fault) => return (Past::default(), vec![source::unreadable(&fault)]),
    };
    let files: Vec<String> = files.into_iter().filter(|path| path.ends_with(".json")).collect();
    let read: Vec<Result<Snapshot, Box<Diagnostic>>> =
        files.par_iter().map(|path| read_file(world, path)).collect();
    let (mut past, mut problems) = (Past::default(), Vec::new());
    for (path, one) in files.iter().zip(read) {
        match one {
            Err(problem) => problems.push(*problem),
            Ok(one) if past.holds(&one) => problems.push(Damage::Twice.diagnostic(path)),
            Ok(one) => past.snapshots.push(one),
        }
    }
    (past, problems)
}

impl Past {
    fn holds(&self, other: &Snapshot) -> bool {
        let same = |one: &Snapshot| one.edition == other.edition && one.audience == other.audience;
        self.snapshots.iter().any(same)
    }
}

fn read_file(world: &dyn World, path: &str) -> Result<Snapshot, Box<Diagnostic>> {
    let damaged = |damage: Damage| Box::new(damage.diagnostic(path));
    let bytes = world.read(path).map_err(|fault| Box::new(source::unreadable(&fault)))?;
    let snapshot = super::read(&bytes).map_err(damaged)?;
    if !is_name(path, &snapshot) {
        return Err(damaged(Damage::Name(snapshot.edition)));
    }
    Ok(snapshot)
}

/// `2023-Q3.json`; where editions for several audiences are kept, `2023-Q3-public.json`. The name of an edition becomes
/// that of a page.
fn is_name(path: &str, snapshot: &Snapshot) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".json");
    let edition = &snapshot.edition;
    let is_plain = edition.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    let with_audience = format!("{edition}-{}", snapshot.audience.word());
    is_plain && !edition.starts_with('.') && (name == edition || name == with_audience)
}
