//! What is watched: which way risks went since an older edition, who sees them, how a new value of an indicator is told.
//!
//! The older edition is the demonstration with other judgements, kept as a snapshot that the test makes.

use crate::html::Markup;
use crate::site::Site;
use wutu::build::{self, Wanted};
use wutu::diff::{self, Nature};
use wutu::model::Audience;
use wutu::scene::audit;
use wutu::snapshot::{self, Snapshot};

const FILE: &str = "content/chains/demo-chips/monitoring.yml";

/// What an older edition says otherwise: what stood there, what stands there now.
const OLDER: [(&str, &str); 5] = [
    (
        "likelihood: 中等, impact: 重大, basis: \"示例判断：省",
        "likelihood: 高, impact: 重大, basis: \"示例判断：省",
    ),
    (
        "name: 工艺工程师流失（机密样本105）, likelihood: 极高",
        "name: 工艺工程师流失（机密样本105）, likelihood: 高",
    ),
    ("id: w-gas-before,", "id: w-gas,"),
    ("", "      - { period: 2023-Q4, value: 281.6, sources: demo-final }\n"),
    ("value: 2.7, as_of", "value: 2.9, as_of"),
];

/// The demonstration as it was.
fn older(audience: Audience) -> Snapshot {
    let older = OLDER.iter().fold(Site::demo(), |site, (was, is)| site.changed(FILE, is, was));
    let wanted = Wanted { audience: Some(audience), edition: Some("2023-Q2"), ..Wanted::default() };
    let build = build::build(&older.world(), &wanted, &mut |_| ());
    let found = build.artifacts.iter().find(|one| one.path == snapshot::PATH);
    snapshot::read(&found.unwrap().bytes).unwrap()
}

/// A page of the demonstration, compared with the older edition, as text.
fn page(audience: Audience, path: &str) -> String {
    let before = older(audience);
    let wanted = Wanted { audience: Some(audience), baseline: Some(&before), ..Wanted::default() };
    let build = build::build(&Site::demo().world(), &wanted, &mut |_| ());
    let found = build.artifacts.iter().find(|one| one.path == path);
    let text = String::from_utf8(found.unwrap().bytes.to_vec()).unwrap();
    Markup::of(&text).everything()
}

#[test]
fn which_way_risks_went_is_told_in_the_table_on_the_matrix_and_at_what_they_threaten() {
    let chain = page(Audience::Internal, "chains/demo-chips/index.html");
    for told in [
        "2023-Q2：较大 12",
        "2023-Q2：较大 10",
        "W-001 ↑升",
        "W-002 →平",
        "W-003 ↓降",
        "W-005 ＋新",
        "比上一版上升 1 项",
        "待评估 1 项，已解除 1 项",
    ] {
        assert!(chain.contains(told), "{told}");
    }
    let technology = page(Audience::Internal, "chains/demo-chips/technology.html");
    for told in ["风险 DC-W-001 重大 ↑升", "风险 DC-W-006 待评估"] {
        assert!(technology.contains(told), "{told}");
    }
    // One that has ended threatens nothing any more.
    assert!(!technology.contains("DC-W-007"));
}

#[test]
fn the_public_sees_the_risks_that_are_open_and_no_others() {
    let chain = page(Audience::Public, "chains/demo-chips/index.html");
    assert!(chain.contains("W-004 →平") && chain.contains("共 7 期"));
    for closed in ["W-001", "W-005", "DC-J-004", "待评估"] {
        assert!(!chain.contains(closed), "{closed}");
    }
    let empty = page(Audience::Public, "chains/demo-materials/index.html");
    assert!(!empty.contains("风险矩阵") && !empty.contains("监测指标"));
}

#[test]
fn a_new_and_a_corrected_value_are_changes_of_their_indicator() {
    let before = older(Audience::Internal);
    let build = build::build(&Site::demo().world(), &Wanted::default(), &mut |_| ());
    let found = build.artifacts.iter().find(|one| one.path == snapshot::PATH).unwrap();
    let now = snapshot::read(&found.bytes).unwrap();
    let report = diff::diff(&before, &now).unwrap().report();
    let lines = report.lines.iter().filter(|line| line.record.kind == "indicator value");
    let told: Vec<(Nature, &str, &str, &str)> = lines
        .map(|line| (line.nature, line.name.as_str(), line.old.as_str(), line.new.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Nature::Added, "示例集成电路产业营收 → 2023-Q4", "", ""),
            (Nature::Changed, "示例材料企业利润增速 → 2023-10", "2.7", "2.9"),
        ]
    );
}

/// Risks and indicators that give trouble: many in a cell, names without end, values as wide as the drawing, one value, none.
const CARELESS: &str = "\
defaults: { sources: demo-survey }
indicators:
  - { id: long, name: 面向极端工况的高可靠超低功耗多模融合异构集成片上系统晶圆级封装与测试验证一体化指数, scope: 全省及毗邻地区规上与规下企业合计（不含试生产的企业和项目）, unit: 万元人民币每平方米每年, calibre: 当季新增口径与期末存量口径之比, values: [{ period: 2023-03, value: \"-1,234,567,890,123.456789\" }, { period: 2023-04, value: \"9,876,543,210,987.654321\" }] }
  - { id: one, name: 一, unit: 家, calibre: 示例, values: [{ period: 2021, value: 0 }] }
  - { id: none, name: 没有数的指标, unit: 家, calibre: 示例, target: { value: 5 } }
  - { id: level, name: 平的指标, unit: 家, calibre: 示例, target: { value: -3 }, values: [{ period: 2023-Q1, value: 100 }, { period: 2023-Q2, value: 100.1 }, { period: 2023-Q4, value: 99.9 }] }
risks:
";

#[test]
fn drawings_of_careless_content_are_faultless() {
    let risk = |at: usize| {
        let name = "供应".repeat(at + 1);
        format!(
            "  - {{ id: careless-{at}, name: {name}, likelihood: 高, impact: 灾难性, basis: 示例判断, judged_by: 专家, as_of: 2023-06 }}\n"
        )
    };
    let risks: String = (0..40).map(risk).collect();
    let file = "content/chains/demo-materials/monitoring.yml";
    let site = Site::demo().with(file, format!("{CARELESS}{risks}"));
    let scenes = site.scenes(Audience::Internal);
    let watched: Vec<_> =
        scenes.iter().filter(|(name, _)| name.starts_with("demo-materials/watched")).collect();
    assert_eq!(watched.iter().filter(|(_, sheets)| !sheets.is_empty()).count(), 4);
    for (name, sheets) in watched {
        let faults: Vec<String> =
            audit::sheets(sheets).iter().map(|(_, fault)| format!("{name}: {fault}")).collect();
        assert_eq!(faults, [""; 0]);
    }
}
