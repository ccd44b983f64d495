//! What holds for the files of the theme: no words but in `i18n/`.

use crate::site::root;

/// The text files of a folder of the theme, by path.
fn files(folder: &str) -> Vec<(String, String)> {
    let all = walkdir::WalkDir::new(root().join("themes/default").join(folder)).sort_by_file_name();
    let files =
        all.into_iter().map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        (entry.path().display().to_string(), std::fs::read_to_string(entry.path()).unwrap())
    };
    files.map(read).collect()
}

/// The lines that hold a Han letter or a full-width mark.
fn words(text: &str) -> Vec<&str> {
    let is_word = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    text.lines().filter(|line| line.contains(is_word)).collect()
}

#[test]
fn no_words_stand_in_templates_scripts_and_style_sheets() {
    let all: Vec<_> = ["templates", "js", "css"].into_iter().flat_map(files).collect();
    assert!(all.len() > 10, "only {} files were read", all.len());
    for (path, text) in all {
        assert_eq!(words(&text), [""; 0], "{path}: words belong to themes/default/i18n");
    }
}

#[test]
fn a_word_in_a_template_is_found() {
    assert_eq!(words("<p>\n<h2>来源</h2>\n</p>"), ["<h2>来源</h2>"]);
}
