//! Tests of text: widths against the shaper and the browser, line breaking as rows of data, properties.

use proptest::prelude::*;

use super::*;

const REGULAR: &[u8] = include_bytes!("../../themes/default/fonts/NotoSansSC-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../themes/default/fonts/NotoSansSC-Bold.ttf");

/// The bundled fonts.
pub(crate) fn fonts() -> Fonts<'static> {
    Fonts::new(REGULAR, BOLD).expect("the bundled fonts can be read")
}

const EM: f32 = 10.0;

/// Breaks a text at so many ems.
fn broken(fonts: &Fonts<'_>, text: &str, ems: f32) -> Vec<String> {
    let lines = fonts.wrap(text, Style::regular(EM), ems * EM);
    lines.into_iter().map(|line| line.content).collect()
}

#[test]
fn fonts_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Fonts<'_>>();
}

#[test]
fn bytes_that_are_no_font_are_refused() {
    let why = Fonts::new(b"no font", BOLD).expect_err("no font").to_string();
    assert!(why.starts_with("regular: "), "{why}");
}

#[test]
fn han_is_centred_within_a_hair_of_capitals() {
    let metrics = fonts().metrics();
    assert!((metrics.han_centre - metrics.cap_height / 2.0).abs() < 0.02, "{metrics:?}");
}

#[test]
fn missing_characters_are_named_once() {
    assert_eq!(fonts().missing("湖北H₂和O₂☐"), vec!['₂', '☐']);
    assert!(fonts().missing("产业链，①～·“”").is_empty());
}

/// Every character of the fast path is one em for the shaper, and no neighbour of any kind changes that.
#[test]
fn full_width_characters_need_no_shaping() {
    let fonts = fonts();
    for shaper in [&fonts.regular, &fonts.bold] {
        let em = shaper.per_em();
        let full: Vec<char> =
            ('\0'..'\u{FFFF}').filter(|c| chars::is_full_width(*c) && shaper.knows(*c)).collect();
        assert!(full.len() > 8000);
        for chunk in full.chunks(16) {
            let text: String = chunk.iter().collect();
            assert_eq!(shaper.shaped(&text), em * chunk.len() as i64, "{text}");
        }
        let sample: Vec<char> =
            full.iter().copied().filter(|c| !chars::is_han(*c)).chain("国一口永".chars()).collect();
        for &c in &sample {
            for neighbour in sample.iter().copied().chain("AV1-/“”—…·%μ ".chars()) {
                for text in [format!("{c}{neighbour}"), format!("{neighbour}{c}")] {
                    assert_eq!(shaper.units(&text), shaper.shaped(&text), "{text}");
                }
            }
        }
    }
}

/// Widths at 15 px as Chromium 156 gives them for SVG text (`text-spacing-trim: space-all;
/// text-autospace: no-autospace`, lang zh-Hans): regular, bold.
#[test]
fn widths_are_those_of_the_browser() {
    let fonts = fonts();
    for (text, regular, bold) in [
        ("—", 13.42, 13.625),
        ("——", 25.14, 25.53),
        ("1—2", 30.06, 31.33),
        ("AI——B", 53.375, 54.78),
        ("AI—中", 43.515, 44.58),
        ("中—", 30.0, 30.0),
        ("“AI”", 43.515, 44.58),
        ("A’s", 31.14, 32.05),
        ("集成电路产业链", 105.02, 105.02),
        ("EDA与IP", 56.97, 59.27),
        ("EDA 与 IP", 63.69, 66.06),
        ("NOR Flash 制造", 105.34, 109.22),
        ("（ICV）。”“重点”", 142.5, 143.88),
        ("3,500亿元", 67.48, 70.28),
        ("2021—2025年", 96.61, 100.81),
        ("AVATAR一AV", 84.77, 88.53),
        ("“AI”芯片", 73.52, 74.58),
        ("系统级封装SiP", 97.56, 98.94),
        ("GB/T 9704—2012", 120.03, 125.36),
        ("10～20亿元", 78.31, 80.41),
        ("万台/年", 50.89, 50.81),
        ("①基础零部件", 90.02, 90.02),
        ("AI+制造", 51.84, 53.42),
        ("6英寸SiC衬底", 90.97, 92.62),
        ("T-1 VA", 42.09, 44.52),
        ("阿里·云", 60.02, 60.02),
        ("78%以上", 60.47, 62.16),
        ("5G、6G；V2X", 92.88, 96.77),
        ("μm级", 38.31, 39.42),
        ("VV AV 。AV", 74.05, 77.53),
        ("……——…", 70.14, 70.53),
        ("……完", 45.02, 45.02),
        ("ffi fi 合", 44.5, 47.3),
    ] {
        for (style, browser) in [(Style::regular(15.0), regular), (Style::bold(15.0), bold)] {
            let ours = fonts.width(text, style);
            assert!((ours - browser).abs() < 0.05, "{text}: {ours}, browser {browser}");
        }
    }
}

#[test]
fn lines_end_where_chinese_setting_lets_them() {
    let fonts = fonts();
    let mut wrong = String::new();
    for (text, ems, lines) in [
        ("", 5.0, &[] as &[&str]),
        ("湖北", 5.0, &["湖北"]),
        ("集成电路产业链", 4.0, &["集成电路", "产业链"]),
        // Punctuation neither begins nor ends a line.
        ("强链补链，延链固链", 4.0, &["强链补", "链，延链", "固链"]),
        ("材料（装备）", 3.0, &["材料", "（装", "备）"]),
        ("企业《目录》", 3.0, &["企业", "《目", "录》"]),
        ("一二三：四", 3.0, &["一二", "三：四"]),
        ("一二三……四", 3.0, &["一二", "三……", "四"]),
        // Quotes belong to what they hold, not to what stands outside.
        ("推进“卡脖子”技术", 3.0, &["推进", "“卡脖", "子”技", "术"]),
        ("以“AI”为核心", 5.0, &["以“AI”为", "核心"]),
        ("他说：“好”", 3.0, &["他说：", "“好”"]),
        ("一二“三”（四）", 4.0, &["一二", "“三”", "（四）"]),
        ("一二‘三四’五", 4.0, &["一二‘三", "四’五"]),
        // Never ～ · — first.
        ("一二三～四", 3.0, &["一二", "三～四"]),
        ("一二三·四", 3.0, &["一二", "三·四"]),
        ("一二三——四五", 4.0, &["一二", "三——四", "五"]),
        // A number and its unit.
        ("产业规模3,500亿元", 6.5, &["产业规模", "3,500亿元"]),
        ("约6英寸硅片", 3.0, &["约", "6英寸", "硅片"]),
        ("年产能20万台/年", 6.0, &["年产能", "20万台/年"]),
        ("产能（万台/年）", 5.5, &["产能", "（万台/年）"]),
        ("产能（万台/年）", 6.0, &["产能", "（万台/年）"]),
        ("产值1000 亿元以上", 5.0, &["产值", "1000 亿元", "以上"]),
        ("工艺节点14 nm及以下", 5.5, &["工艺节点", "14 nm及以", "下"]),
        ("规划2021—2025年", 6.5, &["规划", "2021—2025年"]),
        ("规划2021–2025年", 6.0, &["规划", "2021–2025年"]),
        ("投资10～20亿元", 6.0, &["投资", "10～20亿元"]),
        ("增长3个百分点左右", 6.0, &["增长", "3个百分点左", "右"]),
        // Codes and words.
        ("执行GB/T 9704—2012格式", 8.5, &["执行", "GB/T 9704—2012", "格式"]),
        ("编号IC-T-023所示", 6.0, &["编号", "IC-T-023所示"]),
        ("NOR Flash 制造", 3.0, &["NOR", "Flash", "制造"]),
        ("车规级MCU芯片", 4.5, &["车规级", "MCU芯片"]),
        // What is numbered in a circle stays with its circle.
        ("基础零部件①工艺", 6.0, &["基础零部件", "①工艺"]),
        ("一二① 三四", 3.4, &["一二", "① 三四"]),
        // A word longer than the line, and a number with its unit in no room at all.
        ("Semiconductor", 3.0, &["Semic", "onduc", "tor"]),
        ("3,500亿元", 3.0, &["3,500", "亿元"]),
        // Punctuation that no rule parts leaves no box.
        ("示——————", 3.0, &["示——", "———", "—"]),
        ("一二……、", 2.0, &["一二", "……", "、"]),
        // Spaces.
        ("  一二　 三四  ", 9.0, &["一二　三四"]),
        ("一二 \t三四", 9.0, &["一二 三四"]),
        ("一二 三四", 2.2, &["一二", "三四"]),
        ("一二\n三", 9.0, &["一二", "三"]),
    ] {
        let ours = broken(&fonts, text, ems);
        if ours != lines {
            wrong.push_str(&format!("{text} in {ems} em: {ours:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn balanced_lines_are_even() {
    let fonts = fonts();
    for (text, ems, lines) in [
        ("集成电路产业链", 6.0, &["集成电路", "产业链"] as &[&str]),
        ("一二三四五六七八九十", 4.0, &["一二三四", "五六七", "八九十"]),
        // A word is not torn for a little more evenness.
        ("推进“卡脖子”技术攻关", 9.0, &["推进“卡脖子”", "技术攻关"]),
        ("“卡脖子”光刻胶", 6.0, &["“卡脖子”", "光刻胶"]),
        ("存储芯片制造与封测", 6.0, &["存储芯片制造", "与封测"]),
        ("企业参与情况", 4.0, &["企业参", "与情况"]),
        ("NOR Flash 制造", 6.0, &["NOR Flash", "制造"]),
        ("特色工艺BCD代工", 6.0, &["特色工艺", "BCD代工"]),
        // But a line does not stay empty for it.
        ("甲、乙丙丁戊己庚", 6.0, &["甲、乙丙", "丁戊己庚"]),
        ("湖北", 6.0, &["湖北"]),
        ("", 6.0, &[]),
    ] {
        let ours = fonts.balance(text, Style::bold(EM), ems * EM);
        let ours: Vec<_> = ours.iter().map(|line| line.content.as_str()).collect();
        assert_eq!(ours, lines, "{text} in {ems} em");
    }
}

#[test]
fn a_box_as_wide_as_its_text_holds_it() {
    let fonts = fonts();
    for text in ["集成电路产业链", "EDA与IP核", "NOR Flash 制造", "（ICV）。”“重点”"]
    {
        for size in [13.5, 15.0, 17.0, 28.0, 34.0] {
            let style = Style::bold(size);
            assert_eq!(fonts.wrap(text, style, fonts.width(text, style)).len(), 1, "{text} {size}");
        }
    }
}

/// Texts of the kind that content has, good and bad.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[一-龥]{1,6}",
        "[A-Za-z]{1,9}",
        "[0-9]{1,4}",
        "[0-9],[0-9]{3}亿元",
        "[，。、；：？！（）《》“”‘’…—～·①%/ 　.,()-]{1,2}",
        Just("GB/T 9704—2012".to_owned()),
        Just("万台/年".to_owned()),
        Just("AVATAR. To".to_owned()),
    ];
    proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !chars::is_space(*c)).collect()
}

/// Whether nothing in a line can be parted, not even in the greatest need.
fn is_one_character(line: &str) -> bool {
    breaks::torn(line).len() == 1
}

/// Whether a text holds something that no rule lets part and that is wider than the line: then rules are broken.
fn is_in_need(fonts: &Fonts<'_>, text: &str, style: Style, max: f32) -> bool {
    // Behind a Han character, where a dash is as wide as in a Chinese text.
    let width = |part: &str| fonts.width(&format!("中{}", part.trim_end()), style) - style.size;
    breaks::anywhere(text).into_iter().any(|range| width(&text[range]) > max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn lines_keep_the_text_and_the_width(text in texts(), ems in 0.5_f32..16.0, even: bool) {
        let fonts = fonts();
        let style = Style::bold(15.0);
        let max = ems * 15.0;
        let lines = if even { fonts.balance(&text, style, max) } else { fonts.wrap(&text, style, max) };
        let joined: String = lines.iter().map(|line| line.content.as_str()).collect();
        prop_assert_eq!(without_spaces(&joined), without_spaces(&text));
        for line in &lines {
            prop_assert!(line.width <= max + 0.01 || is_one_character(&line.content), "{:?}", lines);
            prop_assert!((line.width - fonts.width(&line.content, style)).abs() < 0.001, "{:?}", lines);
            prop_assert!(!line.content.starts_with(chars::is_space), "{:?}", lines);
            prop_assert!(!line.content.ends_with(chars::is_space), "{:?}", lines);
        }
    }

    #[test]
    fn balance_has_as_many_lines_as_wrap(text in texts(), ems in 0.5_f32..16.0) {
        let fonts = fonts();
        let style = Style::regular(15.0);
        let greedy = fonts.wrap(&text, style, ems * 15.0);
        let even = fonts.balance(&text, style, ems * 15.0);
        prop_assert_eq!(even.len(), greedy.len());
        let widest = |lines: &[Line]| lines.iter().fold(0.0_f32, |w, line| w.max(line.width));
        prop_assert!(widest(&even) <= widest(&greedy).max(ems * 15.0) + 0.01);
    }

    #[test]
    fn no_line_begins_or_ends_wrongly(text in texts(), ems in 0.5_f32..16.0) {
        let fonts = fonts();
        let style = Style::regular(15.0);
        prop_assume!(!is_in_need(&fonts, &text, style, ems * 15.0));
        let lines = fonts.wrap(&text, style, ems * 15.0);
        for (index, line) in lines.iter().enumerate() {
            let (first, last) = (line.content.chars().next(), line.content.chars().next_back());
            let wrong_start = first.is_some_and(|c| "，。、；：？！）》”’…—～·%／".contains(c));
            prop_assert!(index == 0 || !wrong_start, "{:?}", lines);
            let wrong_end = last.is_some_and(|c| "（《“‘①".contains(c));
            prop_assert!(index + 1 == lines.len() || !wrong_end, "{:?}", lines);
        }
    }

    #[test]
    fn a_number_and_its_unit_stay_together(
        before in "[一-龥]{1,7}", number in "[1-9][0-9]{0,3}", after in "[的与和]{1,5}", ems in 7.5_f32..12.0,
    ) {
        let fonts = fonts();
        for unit in ["亿元", "英寸", "万台/年", "个百分点", "nm", "%", "家"] {
            let text = format!("{before}{number}{unit}{after}");
            let lines = broken(&fonts, &text, ems);
            let whole = format!("{number}{unit}");
            prop_assert!(lines.iter().any(|line| line.contains(&whole)), "{:?}", lines);
        }
    }
}
