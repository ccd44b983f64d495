//! Breaking names where they can be read: at a space, before 与 and its kin, after a mark of punctuation.
//!
//! Line breaking knows what may not be torn apart, not what belongs together; a name of two lines is better
//! broken between its parts than in its very middle (`400G / 数通光模块`, not `400G 数 / 通光模块`).

use crate::text::{Fonts, Line, Style};

/// A name on as few lines as possible, broken between its parts where two lines suffice.
pub(super) fn lines(fonts: &Fonts<'_>, name: &str, style: Style, width: f32) -> Vec<Line> {
    let plain = fonts.balance(name, style, width);
    if plain.len() != 2 {
        return plain;
    }
    let mut best: Option<(f32, Vec<Line>)> = None;
    for at in joints(name) {
        let (first, second) = name.split_at(at);
        let broken = fonts.wrap(&format!("{first}\n{second}"), style, width);
        let longest = broken.iter().map(|line| line.width).fold(0.0, f32::max);
        if broken.len() == 2 && best.as_ref().is_none_or(|(least, _)| longest < *least) {
            best = Some((longest, broken));
        }
    }
    best.map_or(plain, |(_, broken)| broken)
}

/// Where the parts of a name meet, as byte positions.
fn joints(name: &str) -> Vec<usize> {
    let mut joints = Vec::new();
    let mut open = 0_usize;
    for (at, c) in name.char_indices().skip(1) {
        let end = at + c.len_utf8();
        match c {
            '（' | '《' | '“' if open == 0 => joints.push(at),
            ' ' | '与' | '和' | '及' | '或' if open == 0 => joints.push(at),
            '、' | '，' | '：' | '/' | '·' if open == 0 && end < name.len() => joints.push(end),
            _ => {}
        }
        match c {
            '（' | '《' | '“' => open += 1,
            '）' | '》' | '”' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    joints
}

#[cfg(test)]
mod tests {
    use super::joints;

    #[test]
    fn names_have_joints_between_their_parts() {
        for (name, parts) in [
            ("400G 数通光模块", vec!["400G", " 数通光模块"]),
            ("驱动与跨阻放大器", vec!["驱动", "与跨阻放大器"]),
            ("气体、靶材与石英", vec!["气体、", "靶材", "与石英"]),
            ("机（含零件、附件）", vec!["机", "（含零件、附件）"]),
            ("与", vec!["与"]),
        ] {
            let mut ends = joints(name);
            ends.push(name.len());
            let mut start = 0;
            let found: Vec<&str> = ends
                .into_iter()
                .map(|end| &name[std::mem::replace(&mut start, end)..end])
                .collect();
            assert_eq!(found, parts);
        }
    }
}
