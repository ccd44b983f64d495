//! Units of measurement and measure words that stay with their number.
//!
//! A table and its matcher. Not a grammar of quantities: it only says how many bytes after a number belong
//! to it.

/// Numerals that stand between digits and a unit (`3,500亿元`, `10万辆`).
const MULTIPLIERS: &str = "十百千万亿";

/// Units and measure words in Han characters.
const HAN: &[&str] = &[
    "元",
    "美元",
    "欧元",
    "吨",
    "千克",
    "公斤",
    "克",
    "台",
    "台套",
    "套",
    "辆",
    "艘",
    "架",
    "颗",
    "只",
    "件",
    "枚",
    "片",
    "张",
    "块",
    "根",
    "支",
    "瓶",
    "箱",
    "英寸",
    "寸",
    "英尺",
    "家",
    "户",
    "个",
    "项",
    "条",
    "座",
    "所",
    "处",
    "批",
    "期",
    "届",
    "款",
    "种",
    "类",
    "级",
    "层",
    "位",
    "名",
    "人",
    "人次",
    "次",
    "倍",
    "成",
    "代",
    "号",
    "页",
    "行",
    "年",
    "年度",
    "个月",
    "月",
    "日",
    "天",
    "周",
    "季度",
    "小时",
    "时",
    "分钟",
    "分",
    "秒",
    "毫秒",
    "微秒",
    "纳秒",
    "岁",
    "米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "平方米",
    "平方公里",
    "立方米",
    "亩",
    "公顷",
    "升",
    "毫升",
    "瓦",
    "千瓦",
    "兆瓦",
    "吉瓦",
    "瓦时",
    "千瓦时",
    "兆瓦时",
    "吉瓦时",
    "度",
    "伏",
    "千伏",
    "安",
    "安时",
    "赫",
    "赫兹",
    "兆赫",
    "吉赫",
    "比特",
    "字节",
    "标准箱",
    "标箱",
    "标准煤",
    "吨标准煤",
    "核心",
    "核",
    "端口",
    "通道",
    "路",
    "套件",
    "百分点",
    "个百分点",
    "平台",
    "强",
    "大",
    "重",
    "株",
    "头",
    "包",
    "盏",
    "桶",
    "万元",
    "亿元",
];

/// Units in Latin letters that a space may part from their number.
const LATIN: &[&str] = &[
    "nm", "μm", "um", "mm", "cm", "dm", "m", "km", "g", "kg", "mg", "t", "L", "mL", "s", "ms",
    "ns", "h", "min", "V", "kV", "mV", "A", "mA", "Ah", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh",
    "Wh", "Hz", "kHz", "MHz", "GHz", "THz", "bit", "B", "KB", "MB", "GB", "TB", "Mbps", "Gbps",
    "Tbps", "dB", "dBm", "K", "Pa", "kPa", "MPa", "GPa", "N", "kN", "J", "kJ", "lm", "PFLOPS",
    "TOPS", "Ω", "℃", "%",
];

/// Length in bytes of the unit a text begins with, `万台/年` as one; 0 where it begins with none.
pub(super) fn leading(text: &str) -> usize {
    let mut end = simple(text);
    while end > 0
        && let Some(rest) = text[end..].strip_prefix('/')
        && let more @ 1.. = simple(rest)
    {
        end += 1 + more;
    }
    end
}

/// Whether a text ends with a Han unit, as `万台` does.
pub(super) fn ends_with_unit(text: &str) -> bool {
    HAN.iter().any(|unit| text.ends_with(unit)) || text.ends_with(|c| MULTIPLIERS.contains(c))
}

/// As [`leading`], without what follows a slash.
fn simple(text: &str) -> usize {
    let latin = latin(text);
    if latin > 0 {
        return latin;
    }
    let numerals = text.chars().take_while(|c| MULTIPLIERS.contains(*c)).map(char::len_utf8);
    let mut longest = 0;
    let mut start = 0;
    for step in numerals.chain([0]) {
        let rest = &text[start..];
        // Most units differ in their first character: only the others are compared whole.
        let alike = HAN.iter().filter(|unit| first(unit) == first(rest));
        let unit = alike.filter(|unit| rest.starts_with(**unit)).map(|unit| unit.len()).max();
        longest = longest.max(start + unit.unwrap_or(0));
        start += step;
    }
    longest
}

/// The first Han character of a text.
fn first(text: &str) -> Option<&[u8; 3]> {
    text.as_bytes().first_chunk()
}

/// Length of the Latin unit that a text begins with, where no further letter follows it.
fn latin(text: &str) -> usize {
    let letters = text
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_alphabetic() || matches!(c, 'μ' | 'Ω' | '℃' | '%')))
        .map_or(text.len(), |(at, _)| at);
    if LATIN.contains(&&text[..letters]) { letters } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::leading;

    #[test]
    fn a_unit_is_as_long_as_it_can_be() {
        for (text, unit) in [
            ("亿元以上", "亿元"),
            ("英寸硅片", "英寸"),
            ("万台/年产能", "万台/年"),
            ("个百分点", "个百分点"),
            ("万千瓦时", "万千瓦时"),
            ("万", "万"),
            ("年第二季度", "年"),
            ("nm工艺", "nm"),
            ("nmx", ""),
            ("条/万人", "条/万人"),
            ("的", ""),
            ("", ""),
        ] {
            assert_eq!(&text[..leading(text)], unit, "{text}");
        }
    }
}
