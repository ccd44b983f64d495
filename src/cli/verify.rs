//! `wutu verify DIR`: a published folder against its manifest; `--repair` ends a publish that was interrupted.

use crate::diag::{Language, Words};
use crate::emit::{self, EmitError, Recovery, Report};
use crate::io::{DiskOutput, Output};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The published folder
    #[arg(value_name = "DIR", default_value = "output")]
    folder: PathBuf,
    /// Finishes or rolls back a publish that was interrupted
    #[arg(long)]
    repair: bool,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    if !arguments.folder.is_dir() {
        let folder = arguments.folder.display();
        let text = match language {
            Language::Chinese => format!("没有文件夹 {folder}"),
            Language::English => format!("there is no folder {folder}"),
        };
        let _ = writeln!(std::io::stderr().lock(), "{text}");
        return ExitCode::from(2);
    }
    let output = DiskOutput::new(&arguments.folder);
    match look(&output, arguments) {
        Err(error) => {
            let _ = writeln!(std::io::stderr().lock(), "{}", sentence(&error, language));
            ExitCode::from(2)
        }
        Ok((recovery, report)) => {
            let mut text = told_recovery(recovery, language).to_owned();
            text.push_str(&told(&report, language));
            match write!(std::io::stderr().lock(), "{text}") {
                Err(_) => ExitCode::from(2),
                Ok(()) if report.is_intact() => ExitCode::SUCCESS,
                Ok(()) => ExitCode::from(1),
            }
        }
    }
}

fn look(output: &dyn Output, arguments: &Arguments) -> Result<(Recovery, Report), EmitError> {
    let mut recovery = Recovery::Nothing;
    if arguments.repair {
        let _lock = output.lock()?;
        recovery = emit::recover(output)?;
    }
    Ok((recovery, emit::verify(output)?))
}

/// Why a folder cannot be had, for the person at the terminal.
pub(super) fn sentence(error: &EmitError, language: Language) -> String {
    match (error, language) {
        (EmitError::Busy, Language::Chinese) => {
            "另一个 wutu 正在写这个文件夹；等它结束后再试。什么也没有改动".to_owned()
        }
        (EmitError::Busy, Language::English) => {
            "another wutu is writing into this folder; try again when it has ended. Nothing was changed"
                .to_owned()
        }
        (EmitError::Unwritable(fault), Language::Chinese) => {
            format!("{}。原来的网站没有改动", Words::unusable(fault).zh)
        }
        (EmitError::Unwritable(fault), Language::English) => {
            format!("{}. The site that was there is unchanged", Words::unusable(fault).en)
        }
        (EmitError::Unfinished(fault), Language::Chinese) => {
            let why = Words::unusable(fault).zh;
            format!("{why}。发布只做了一半；排除原因后再运行 wutu build 或 wutu verify --repair，会接着做完")
        }
        (EmitError::Unfinished(fault), Language::English) => {
            let why = Words::unusable(fault).en;
            format!("{why}. The publish is half done; when the cause is gone, `wutu build` or `wutu verify --repair` does the rest")
        }
    }
}

const fn told_recovery(recovery: Recovery, language: Language) -> &'static str {
    match (recovery, language) {
        (Recovery::Nothing, _) => "",
        (Recovery::Finished, Language::Chinese) => "上次没有结束的发布已经接着做完\n",
        (Recovery::Finished, Language::English) => "the interrupted publish was finished\n",
        (Recovery::RolledBack, Language::Chinese) => "上次没有结束的发布已经撤回\n",
        (Recovery::RolledBack, Language::English) => "the interrupted publish was rolled back\n",
    }
}

fn told(report: &Report, language: Language) -> String {
    let chinese = language == Language::Chinese;
    let mut text = String::new();
    if report.interrupted {
        text.push_str(if chinese {
            "上次的发布没有结束；运行 wutu verify --repair，或重新 wutu build\n"
        } else {
            "the last publish did not end; run `wutu verify --repair`, or `wutu build` again\n"
        });
    }
    let (missing, changed) = if chinese { ("缺少", "被改动") } else { ("missing", "changed") };
    for path in &report.missing {
        let _ = writeln!(text, "{missing} {path}");
    }
    for path in &report.changed {
        let _ = writeln!(text, "{changed} {path}");
    }
    let (intact, lost, other) = (report.intact, report.missing.len(), report.changed.len());
    let imprint = report.imprint.join(" ");
    let _ = if chinese {
        writeln!(text, "{imprint}：{intact} 个文件完好，{lost} 个缺少，{other} 个被改动")
    } else {
        writeln!(text, "{imprint}: {intact} files intact, {lost} missing, {other} changed")
    };
    text
}
