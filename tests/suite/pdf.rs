//! What others read in a PDF: poppler and qpdf, and the streams once they are unpacked; where the programs are missing that is
//! said loudly, and in CI (`CI` is set) it is a failure.

use crate::browser::say_loudly;
use std::path::{Path, PathBuf};
use std::process::Command;
use wutu::artifact::Artifact;

/// The tools of these tests, or what is missing.
pub(crate) fn with_tools(test: impl Fn()) {
    let lacks = |tool: &&&str| Command::new(tool).arg("-v").output().is_err();
    let missing: Vec<_> =
        ["pdftotext", "pdfinfo", "pdffonts", "qpdf"].iter().filter(lacks).collect();
    if missing.is_empty() {
        return test();
    }
    let told =
        format!("PACKS WERE NOT READ, missing: {missing:?} (apt-get install poppler-utils qpdf)");
    assert!(std::env::var_os("CI").is_none(), "{told}");
    say_loudly(&told);
}

pub(crate) fn read(tool: &str, arguments: &[&str], file: &Path) -> String {
    let mut command = Command::new(tool);
    command.args(arguments).arg(file);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn written(folder: &str, packs: &[Artifact]) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let pdfs = packs.iter().filter(|one| one.path.ends_with(".pdf"));
    pdfs.map(|one| {
        let path = folder.join(&one.path);
        std::fs::write(&path, &one.bytes).unwrap();
        path
    })
    .collect()
}

/// What stands in the streams of a PDF beside its text: titles, alternatives, names, once they are unpacked.
pub(crate) fn strings(pdf: &[u8]) -> String {
    let mut told = String::new();
    let (mut rest, start, end) = (pdf, b"stream\n".as_slice(), b"endstream".as_slice());
    let find = |text: &[u8], word: &[u8]| text.windows(word.len()).position(|part| part == word);
    let mut take = |bytes: &[u8]| {
        told.push_str(&String::from_utf8_lossy(bytes));
        // Strings of a PDF are UTF-16 with the high byte first.
        for from in [0, 1] {
            let pairs = bytes.get(from..).unwrap_or_default().chunks_exact(2);
            let units: Vec<u16> =
                pairs.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            told.push_str(&String::from_utf16_lossy(&units));
        }
    };
    while let Some(at) = find(rest, start) {
        take(&rest[..at]);
        let body = &rest[at + start.len()..];
        let length = find(body, end).unwrap_or(body.len());
        let mut unpacked = Vec::new();
        let packed = &body[..length];
        let mut decoder = flate2::read::ZlibDecoder::new(packed);
        let _ = std::io::Read::read_to_end(&mut decoder, &mut unpacked);
        take(&unpacked);
        rest = &body[length..];
    }
    take(rest);
    told
}

/// A font that calls itself otherwise: every name of its family in the table of names.
pub(crate) fn renamed(mut font: Vec<u8>, name: &str) -> Vec<u8> {
    let number = |font: &[u8], at: usize| usize::from(u16::from_be_bytes([font[at], font[at + 1]]));
    let tables = number(&font, 4);
    let entry =
        (0..tables).map(|at| 12 + 16 * at).find(|at| &font[*at..at + 4] == b"name").unwrap();
    let start = (number(&font, entry + 8) << 16) + number(&font, entry + 10);
    let (count, storage) = (number(&font, start + 2), start + number(&font, start + 4));
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for record in (0..count).map(|at| start + 6 + 12 * at) {
        if [1, 16].contains(&number(&font, record + 6)) {
            let at = storage + number(&font, record + 10);
            assert!(number(&font, record + 8) >= units.len());
            font[at..at + units.len()].copy_from_slice(&units);
            let length = u16::try_from(units.len()).unwrap().to_be_bytes();
            font[record + 8..record + 10].copy_from_slice(&length);
        }
    }
    font
}
