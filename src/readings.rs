//! How Chinese characters are read: all readings of a character, and the order of names by their reading.
//!
//! Knows no record and no page. Readings carry no tone; ü is read both `lü` as people type it, `lv`, and as
//! passports print it, `lu`.

use pinyin::{ToPinyin, ToPinyinMulti};

/// First characters of names whose commonest reading is another than the dictionary's first, with what follows
/// where that decides. The longest beginnings come first.
const BEGINNINGS: &[(&str, &str)] = &[
    ("重庆", "chong"),
    ("重组", "chong"),
    ("长", "chang"),
    ("厦", "xia"),
    ("曾", "zeng"),
    ("泊", "bo"),
    ("行业", "hang"),
    ("行", "xing"),
];

/// All readings of a character, in small letters, each once; none for what is no Chinese character.
#[must_use]
pub fn all(character: char) -> Vec<String> {
    let multiple = character.to_pinyin_multi().into_iter().flatten();
    let mut readings: Vec<String> =
        multiple.flat_map(|one| spellings(one.plain())).filter(|one| !one.is_empty()).collect();
    readings.sort_unstable();
    readings.dedup();
    readings
}

/// The spellings of a syllable by letters that are on every keyboard.
fn spellings(syllable: &str) -> Vec<String> {
    let plain = |umlaut: char| -> String {
        let letters = syllable.chars().map(|letter| match letter {
            'ü' => umlaut,
            'ê' => 'e',
            other => other,
        });
        letters.filter(char::is_ascii_lowercase).collect()
    };
    vec![plain('v'), plain('u')]
}

/// What a name is sorted by: its characters as they are read first, Latin letters in small ones; signs before it, such
/// as quotation marks, do not count.
#[must_use]
pub fn order(name: &str) -> String {
    let (begun, rest) = beginning(name.trim_start_matches(|one: char| !one.is_alphanumeric()));
    let mut order = begun.to_owned();
    for character in rest.chars() {
        if !order.is_empty() {
            order.push(' ');
        }
        match character.to_pinyin() {
            Some(reading) => order.push_str(&spellings(reading.plain())[0]),
            None => order.extend(character.to_lowercase()),
        }
    }
    order
}

/// The reading of the beginning of a name that [`BEGINNINGS`] names, and what follows its first character.
fn beginning(name: &str) -> (&'static str, &str) {
    let known = BEGINNINGS.iter().find(|(beginning, _)| name.starts_with(beginning));
    let length = name.chars().next().map_or(0, char::len_utf8);
    known.map_or(("", name), |(_, reading)| (*reading, &name[length..]))
}

/// The letter below which a name stands: `A` to `Z`, or `#` for digits and signs.
#[must_use]
pub fn initial(name: &str) -> char {
    let first = order(name).chars().next().map(|one| one.to_ascii_uppercase());
    first.filter(char::is_ascii_uppercase).unwrap_or('#')
}

#[cfg(test)]
mod tests {
    use super::{all, initial, order};

    #[test]
    fn a_character_has_all_its_readings() {
        assert_eq!(all('重'), ["chong", "tong", "zhong"]);
        assert_eq!(all('绿'), ["lu", "lv"]);
        assert_eq!(all('A'), [] as [String; 0]);
    }

    #[test]
    fn names_stand_where_a_reader_looks_for_them() {
        for (name, letter) in [
            ("重庆长安", 'C'),
            ("长飞光纤", 'C'),
            ("重型机床", 'Z'),
            ("eda", 'E'),
            ("5G 基站", '#'),
            ("“武汉”", 'W'),
        ] {
            assert_eq!(initial(name), letter, "{name}");
        }
        assert!(order("安全玻璃") < order("奥美医疗"), "an before ao");
        assert!(order("光刻机") < order("光刻胶"));
    }
}
