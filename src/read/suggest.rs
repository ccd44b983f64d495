//! What an author probably meant: by letters that were mixed up, by sound, by the Chinese name of a field.

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

/// The field whose Chinese name an author wrote.
pub(super) fn field_named(chinese: &str) -> Option<&'static str> {
    let pair = FIELDS.iter().find(|(name, _)| *name == chinese);
    pair.map(|(_, field)| *field)
}

/// Chinese names of fields, as they stand in `content/README.md` and on the pages.
const FIELDS: &[(&str, &str)] = &[
    ("名称", "name"),
    ("简称", "short"),
    ("别名", "aliases"),
    ("编号", "id"),
    ("状态", "status"),
    ("依据", "basis"),
    ("来源", "sources"),
    ("截止日期", "as_of"),
    ("截至", "as_of"),
    ("口径", "calibre"),
    ("数值", "value"),
    ("单位", "unit"),
    ("范围", "scope"),
    ("备注", "note"),
    ("说明", "note"),
    ("公开属性", "openness"),
    ("部门", "owner"),
    ("企业", "firms"),
    ("园区", "parks"),
    ("市州", "region"),
    ("环节", "links"),
    ("产品", "products"),
    ("作用", "action"),
    ("卡脖子", "chokepoint"),
    ("五基", "foundation"),
    ("揭榜挂帅", "challenge"),
    ("标题", "title"),
    ("发布者", "issuer"),
    ("文号", "number"),
    ("日期", "date"),
    ("网址", "address"),
    ("目标", "target"),
    ("实际", "actual"),
    ("阶段", "stage"),
    ("级别", "level"),
];

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
