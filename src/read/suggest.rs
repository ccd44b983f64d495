//! What an author probably meant: by letters that were mixed up, by sound, by the Chinese name of a field.

use super::names::{NAMES, Named};
use crate::model::Word;
use pinyin::ToPinyin;

/// The known id or field that a misspelt one was probably meant to be.
pub(crate) fn nearest<'w>(text: &str, known: &[&'w str]) -> Option<&'w str> {
    known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(text, word), *word))
        .filter(|(distance, word)| *distance <= 1 + word.len() / 4)
        .min()
        .map(|(_, word)| word)
}

/// The word of a vocabulary that sounds or looks like what was written: 博弱 is 薄弱, 优式 is 优势.
pub(crate) fn nearest_word<T: Word>(text: &str) -> Option<&'static str> {
    let sound = sound(text);
    let by_sound = |word: &&'static str| self::sound(word) == sound;
    let mut words = T::ALL.iter().flat_map(|word| {
        word.aliases().iter().copied().chain([word.word()]).map(|spelling| (spelling, word.word()))
    });
    let all: Vec<(&str, &str)> = words.by_ref().collect();
    if let Some((_, word)) = all.iter().find(|(spelling, _)| by_sound(spelling)) {
        return Some(word);
    }
    let near = all.iter().map(|(spelling, word)| {
        let letters = spelling.chars().count();
        (strsim::damerau_levenshtein(text, spelling), letters, *word)
    });
    // One letter wrong of two or more; a word of one letter would fit anything.
    near.filter(|(distance, letters, _)| *letters > 1 && *distance <= letters / 2)
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., word)| word)
}

/// A text as it is typed by sound, without tones.
fn sound(text: &str) -> String {
    let mut sound = String::new();
    for c in text.chars() {
        match c.to_pinyin() {
            Some(syllable) => sound.push_str(syllable.plain()),
            None => sound.push(c),
        }
    }
    sound
}

/// The field whose Chinese name an author wrote, among those that the kind of record has.
pub(super) fn field_named(
    chinese: &str,
    kind: &str,
    known: &[&'static str],
) -> Option<&'static str> {
    let fits = |named: &&Named| named.names.contains(&chinese) && known.contains(&named.key);
    let fitting = NAMES.iter().filter(fits);
    let best =
        fitting.min_by_key(|named| (!named.owners.contains(&kind), !named.owners.is_empty()));
    best.map(|named| named.key)
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_word};
    use crate::model::{Status, Tier};

    #[test]
    fn words_are_found_by_sound_and_by_sight() {
        for (written, meant) in [
            ("博弱", Some("薄弱")),
            ("优式", Some("优势")),
            ("缺少", Some("缺失")),
            ("落后", None),
            ("強", Some("优势")),
        ] {
            assert_eq!(nearest_word::<Status>(written), meant, "{written}");
        }
        assert_eq!(nearest_word::<Tier>("小居人"), Some("专精特新小巨人"));
    }

    #[test]
    fn ids_are_found_by_letters() {
        assert_eq!(nearest("wafers", &["wafer", "mask"]), Some("wafer"));
        assert_eq!(nearest("xyz", &["wafer", "mask"]), None);
    }
}
