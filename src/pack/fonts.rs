//! The fonts of packs: the user's own first, then those that are built in.
//!
//! 仿宋 and 小标宋, which official documents ask for, are not freely licensed. Where the user's folder has none, the
//! built-in fonts stand in for them, and the command says so once.

use super::view;
use crate::artifact::Artifact;
use crate::diag::{Diagnostic, Severity, Words};
use crate::io::World;
use crate::theme::Theme;
use std::borrow::Cow;
use std::collections::BTreeSet;
use typst::LibraryExt;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts and the standard library of typst, shared by all packs of a run.
pub(super) struct Library {
    /// What typst brings along.
    pub(super) typst: LazyHash<typst::Library>,
    /// What fonts there are.
    pub(super) book: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    pub(super) fonts: Vec<Font>,
    /// The files that they stand in, by their names.
    files: Vec<(String, Bytes)>,
}

/// Families that official documents ask for, then what stands in for them; the first that is there is used. Fonts call
/// themselves by their English or their Chinese name.
const TITLE: &[&str] = &[
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "方正小标宋_GBK",
    "STZhongsong",
    "华文中宋",
    "Noto Serif SC",
];
const BODY: &[&str] = &[
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "仿宋",
    "STFangsong",
    "华文仿宋",
    "Zhuque Fangsong",
    "Noto Serif SC",
];
const KAI: &[&str] =
    &["KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "LXGW WenKai"];
const HEI: &[&str] = &["SimHei", "黑体", "Noto Sans SC"];
const SONG: &[&str] = &["SimSun", "宋体", "Noto Serif SC"];

/// Built-in fonts: those of the drawings, then those of packs alone.
const BUILT_IN: [&str; 5] = [
    "fonts/NotoSansSC-Regular.ttf",
    "fonts/NotoSansSC-Bold.ttf",
    "pack/fonts/NotoSerifSC-Regular.ttf",
    "pack/fonts/NotoSerifSC-Bold.ttf",
    "pack/fonts/LXGWWenKai-Regular.ttf",
];

/// Endings of font files.
const ENDINGS: [&str; 3] = ["ttf", "otf", "ttc"];

impl Library {
    /// The built-in fonts with those of some folders before them; a folder or file that cannot be read is reported.
    pub(super) fn load(theme: &Theme, folders: &[(&dyn World, &str)]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut files = Vec::new();
        for (world, folder) in folders {
            files.extend(read(*world, folder, &mut problems));
        }
        for path in BUILT_IN {
            let bytes = theme.shared(path).unwrap_or(Cow::Borrowed(&[]));
            files.push((base_name(path), Bytes::new(bytes)));
        }
        let fonts: Vec<Font> =
            files.iter().flat_map(|(_, bytes)| Font::iter(bytes.clone())).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let typst = LazyHash::new(typst::Library::default());
        (Self { typst, book, fonts, files }, problems)
    }

    /// The files of the fonts for a folder of fonts; of two with the same name the first, which is used.
    pub(super) fn artifacts(&self) -> Vec<Artifact> {
        let mut names = BTreeSet::new();
        let first = self.files.iter().filter(|(name, _)| names.insert(name));
        first.map(|(name, bytes)| Artifact::new(format!("fonts/{name}"), bytes.to_vec())).collect()
    }

    /// The families to set in, those that are there.
    pub(super) fn families(&self) -> view::Fonts {
        let there = |stack: &[&str]| {
            let known = stack.iter().filter(|name| self.has(name));
            known.map(|name| (*name).to_owned()).collect()
        };
        view::Fonts {
            title: there(TITLE),
            body: there(BODY),
            kai: there(KAI),
            hei: there(HEI),
            song: there(SONG),
        }
    }

    fn has(&self, family: &str) -> bool {
        self.book.contains_family(&family.to_lowercase())
    }

    /// What is said where 仿宋 or 小标宋 is not there.
    pub(super) fn notice(&self) -> Option<Words> {
        let lacks = |stack: &[&str], built_in: &str| {
            !stack.iter().any(|name| *name != built_in && self.has(name))
        };
        let lacking = [(BODY, "仿宋"), (TITLE, "小标宋")];
        let lacking = lacking.iter().filter(|(stack, _)| lacks(stack, "Noto Serif SC"));
        let names: Vec<&str> = lacking.map(|(_, name)| *name).collect();
        (!names.is_empty()).then(|| {
            let names = names.join("、");
            Words::new(
                format!("没有{names}字体，用内置的宋体代替；有字体文件的，放进站点的 fonts 文件夹，或用 --fonts 指定文件夹"),
                format!("no font {names}: the built-in serif stands in; put font files into the site's folder fonts, or name a folder by --fonts"),
            )
        })
    }
}

/// The files of a folder that hold fonts, in the order of their names.
fn read(world: &dyn World, folder: &str, problems: &mut Vec<Diagnostic>) -> Vec<(String, Bytes)> {
    let listed = world.list(folder).map(|listing| listing.files);
    let paths = listed.unwrap_or_else(|fault| {
        problems.push(unusable(&Words::from(&fault)));
        Vec::new()
    });
    let is_font = |path: &&String| {
        path.rsplit_once('.').is_some_and(|(_, end)| ENDINGS.contains(&end.to_lowercase().as_str()))
    };
    let mut files = Vec::new();
    for path in paths.iter().filter(is_font) {
        match world.read(path).map(Bytes::new) {
            Err(fault) => problems.push(unusable(&Words::from(&fault))),
            Ok(bytes) if Font::iter(bytes.clone()).next().is_none() => {
                let why = Words::new(format!("{path}：不是字体"), format!("{path}: no font"));
                problems.push(unusable(&why));
            }
            Ok(bytes) => files.push((base_name(path), bytes)),
        }
    }
    files
}

fn base_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

fn unusable(why: &Words) -> Diagnostic {
    let message =
        Words::new(format!("字体无法使用 {}", why.zh), format!("unusable font {}", why.en));
    Diagnostic::general("unusable-font", Severity::Warning, message)
}
