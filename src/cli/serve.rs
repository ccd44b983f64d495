//! `wutu serve`: shows the site in a browser on this machine and builds it anew whenever its content changes.

use super::audience::parse_audience;
use super::build::{Watch as Clock, milliseconds, name, parse_edition, refusal};
use super::deliver::ended;
use super::verify::sentence;
use crate::build::{self, Build, Memo, Wanted};
use crate::catalogue::{self, Catalogue};
use crate::diag::{self, Language, Severity, Words, human};
use crate::emit::{self, Imprint, Published, Standing};
use crate::io::{Disk, DiskOutput};
use crate::model::Audience;
use crate::serve::{Means, Notice, Screen, Server, Signal, Watch};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site (it holds content/).
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Folder to publish into, as `wutu build` does [default: SITE/output]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// For whom: public, internal or leadership [default: what site.yml says, else public]
    #[arg(long, value_name = "AUDIENCE", value_parser = parse_audience)]
    audience: Option<Audience>,
    /// Name of the edition, such as 2023-Q4 [default: what site.yml says]
    #[arg(long, value_name = "NAME", value_parser = parse_edition)]
    edition: Option<String>,
    /// Port on 127.0.0.1; 0 for any that is free [default: 8480, or any that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Opens the site in the browser
    #[arg(long)]
    open: bool,
    /// Looks for changes every now and then: for network drives, where the system tells of none
    #[arg(long)]
    poll: bool,
    /// Also shows how long each stage took
    #[arg(long)]
    timings: bool,
}

/// The port where none is asked for.
const PORT: u16 = 8480;

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let mut preview = Preview::new(arguments, language);
    let first = match preview.build(&[]) {
        Ok(first) => first,
        Err(words) => return refused(&words, language),
    };
    let (sender, signals) = channel();
    let server = match serve(&preview.screen, arguments.port, &sender) {
        Ok(server) => server,
        Err(words) => return refused(&words, language),
    };
    let means = if arguments.poll { Means::Looking } else { Means::Told };
    let watch = match Watch::start(&arguments.site, means, sender) {
        Ok(watch) => watch,
        Err(why) => return refused(&unwatched(&why), language),
    };
    let address = server.address();
    let at_work = match language {
        Language::Chinese => format!("预览 {address}　改动 content/ 后自动更新，按 Ctrl-C 结束\n"),
        Language::English => format!("preview at {address}; follows content/, Ctrl-C ends it\n"),
    };
    if say(&(first + &at_work)).is_err() {
        return ExitCode::from(2);
    }
    if arguments.open {
        open(&address);
    }
    follow(&mut preview, &signals, watch)
}

/// Builds on every change until the user ends the program.
fn follow(preview: &mut Preview<'_>, signals: &Receiver<Signal>, mut watch: Watch) -> ExitCode {
    while let Ok(Signal::Changed(mut changed)) = signals.recv() {
        // What has come in the meantime is built with it.
        for signal in signals.try_iter() {
            match signal {
                Signal::Changed(more) => changed.extend(more),
                Signal::End => return ExitCode::SUCCESS,
            }
        }
        changed.sort();
        changed.dedup();
        watch.renew(&changed);
        let told = preview.build(&changed).unwrap_or_else(|words| preview.stopped(&words));
        if say(&told).is_err() {
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Starts the server; the port that nobody asked for may be another one.
fn serve(screen: &Screen, port: Option<u16>, sender: &Sender<Signal>) -> Result<Server, Words> {
    let start = |port| {
        let sender = sender.clone();
        let end = move || drop(sender.send(Signal::End));
        Server::start(screen.clone(), port, end)
    };
    let server = match port {
        Some(port) => start(port),
        None => start(PORT).or_else(|_| start(0)),
    };
    server.map_err(|error| {
        let port = port.unwrap_or(PORT);
        Words::new(
            format!("端口 {port} 用不了：{error}；用 --port 换一个"),
            format!("port {port} cannot be had: {error}; name another by --port"),
        )
    })
}

/// What is kept from build to build.
struct Preview<'a> {
    arguments: &'a Arguments,
    language: Language,
    folder: PathBuf,
    memo: Memo,
    standing: Standing,
    screen: Screen,
}

impl<'a> Preview<'a> {
    fn new(arguments: &'a Arguments, language: Language) -> Self {
        let folder = arguments.output.clone().unwrap_or_else(|| arguments.site.join("output"));
        let screen = Screen::new(packs_of(&folder));
        let (memo, standing) = (Memo::empty(), Standing::default());
        Self { arguments, language, folder, memo, standing, screen }
    }

    /// Builds, publishes and shows; gives what the console says of it. What keeps a site without errors from being
    /// published is an error.
    fn build(&mut self, changed: &[String]) -> Result<String, Words> {
        let (mut clock, language) = (Clock::start(), self.language);
        let packs = Catalogue::read(&packs_of(&self.folder)).map_err(|f| Words::unusable(&f))?;
        let wanted = Wanted {
            audience: self.arguments.audience,
            edition: self.arguments.edition.as_deref(),
            baseline: None,
            packs: Some(&packs),
        };
        let world = Disk::new(&self.arguments.site);
        let ended = &mut |stage| clock.lap(name(stage, language));
        let build = build::rebuild(&world, &wanted, &mut self.memo, ended);
        let notice = Notice::of(&build.problems, &build.sources, (changed, language));
        let notice = (!build.problems.is_empty()).then_some(notice);
        let Some(notice) = notice.filter(|_| diag::has_errors(&build.problems)) else {
            return self.publish((&build, &packs), clock, changed);
        };
        self.screen.tell(notice);
        clock.lap("");
        let nothing =
            ["没有写入，网站仍是上一次的", "nothing was written, the site is the last one"];
        Ok(errors(&build, language) + &self.line(changed, &build, (nothing, &clock)))
    }

    fn publish(
        &mut self,
        (build, packs): (&Build, &Catalogue),
        mut clock: Clock,
        changed: &[String],
    ) -> Result<String, Words> {
        let language = self.language;
        let output = DiskOutput::new(&self.folder);
        if let Some(words) = self.for_others(&output, build)? {
            return Err(words);
        }
        let both = |told: &dyn Fn(Language) -> String| {
            Words::new(told(Language::Chinese), told(Language::English))
        };
        if refusal(packs, build, language).is_some() {
            let told = |language| refusal(packs, build, language).unwrap_or_default();
            return Err(both(&told));
        }
        let Build { edition, as_of, audience, .. } = build;
        let imprint = Imprint { edition, as_of, audience };
        let standing = &mut self.standing;
        let published = emit::publish_again(&output, &build.artifacts, (&imprint, standing));
        let published = published.map_err(|error| both(&|language| sentence(&error, language)))?;
        clock.lap(if language == Language::Chinese { "写入" } else { "write" });
        let notice = Notice::of(&build.problems, &build.sources, (changed, language));
        self.screen.show(&build.artifacts, (!build.problems.is_empty()).then_some(notice));
        let Published { written, removed, .. } = published;
        let done = [
            format!("写入 {written} 个文件，移除 {removed} 个"),
            format!("{written} files written, {removed} removed"),
        ];
        let laps = if self.arguments.timings { clock.laps(language) } else { String::new() };
        Ok(laps + &self.line(changed, build, (done.each_ref().map(String::as_str), &clock)))
    }

    /// Why a site for one audience does not take the place of one that was published for another: the folder may be what an
    /// office hands out.
    fn for_others(&self, output: &DiskOutput, build: &Build) -> Result<Option<Words>, Words> {
        let there = emit::audience(output).map_err(|fault| Words::unusable(&fault))?;
        let (folder, own) = (self.folder.display(), build.audience);
        Ok(there.filter(|there| there != own).map(|there| {
            Words::new(
                format!("{folder} 里是已发布的{there}，预览的是{own}；用 -o 指定别的文件夹。什么也没有改动"),
                format!("{folder} holds a site for another audience ({there}, not {own}); name another folder by -o. Nothing was changed"),
            )
        }))
    }

    /// Shows why nothing was published, and gives what the console says of it.
    fn stopped(&self, words: &Words) -> String {
        self.screen.tell(Notice::stopped(words, self.language));
        words.in_language(self.language).trim_end().to_owned() + "\n"
    }

    /// One line: what changed, what came of it, what is wrong, how long it took.
    fn line(
        &self,
        changed: &[String],
        build: &Build,
        (done, clock): ([&str; 2], &Clock),
    ) -> String {
        let count = |severity| build.problems.iter().filter(|one| one.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let time = milliseconds(clock.total(), self.language);
        let [zh, en] = done;
        match self.language {
            Language::Chinese => {
                let changed = named(changed, ["：", " 等 ", " 份文件："]);
                format!("{changed}{zh}；{errors} 个错误，{warnings} 个警告；{time}\n")
            }
            Language::English => {
                let changed = named(changed, [": ", ", ", " files: "]);
                format!("{changed}{en}; {errors} errors, {warnings} warnings; {time}\n")
            }
        }
    }
}

/// What changed: the first file, and how many there are.
fn named(changed: &[String], [colon, among, files]: [&str; 3]) -> String {
    match changed {
        [] => String::new(),
        [one] => format!("{one}{colon}"),
        [first, ..] => format!("{first}{among}{}{files}", changed.len()),
    }
}

/// The errors as `check` prints them; warnings are counted only.
fn errors(build: &Build, language: Language) -> String {
    let errors = build.problems.iter().filter(|one| one.severity == Severity::Error);
    let style = match std::io::stderr().is_terminal() {
        true => human::Style::Coloured,
        false => human::Style::Plain,
    };
    human::print(&errors.cloned().collect::<Vec<_>>(), &build.sources, language, style)
}

fn packs_of(folder: &Path) -> DiskOutput {
    DiskOutput::new(folder.join(catalogue::FOLDER))
}

fn unwatched(why: &str) -> Words {
    Words::new(
        format!("系统不能监视这个文件夹：{why}；试试 --poll"),
        format!("the system cannot watch this folder: {why}; try --poll"),
    )
}

fn refused(words: &Words, language: Language) -> ExitCode {
    ended(&format!("{}\n", words.in_language(language).trim_end()), 2)
}

fn say(text: &str) -> std::io::Result<()> {
    std::io::stderr().lock().write_all(text.as_bytes())
}

/// Opens an address in the user's browser. Where there is none the address stands in the console.
fn open(address: &str) {
    let program = match std::env::consts::OS {
        "windows" => "explorer",
        "macos" => "open",
        _ => "xdg-open",
    };
    let mut command = Command::new(program);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = command.spawn();
}
