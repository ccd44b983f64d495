//! What every field is called in Chinese and what it says: for editors (the schema), and for authors who write
//! a field's Chinese name. Which fields there are is the readers' matter; a test holds the two together.

/// A field's names and meaning.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// The kinds of record or file that it is so named in; empty where it is the same in all.
    pub owners: &'static [&'static str],
    /// The field.
    pub key: &'static str,
    /// Its Chinese name, then other names that authors use for it.
    pub names: &'static [&'static str],
    /// What to write, in a sentence.
    pub about: &'static str,
    /// What it names, where it holds ids.
    pub to: Option<To>,
}

/// What a field of ids names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum To {
    /// A chain.
    Chain,
    /// A leader.
    Leader,
    /// A department.
    Department,
    /// A city group.
    Group,
    /// A city.
    Region,
    /// An application area.
    Area,
    /// A document.
    Source,
    /// A firm.
    Firm,
    /// A park.
    Park,
    /// A cluster.
    Cluster,
    /// A platform.
    Platform,
    /// A project.
    Project,
    /// A product of the chain.
    Product,
    /// A product or link of the chain.
    Structure,
    /// A product or link of any chain, or a chain.
    Supplied,
    /// A roadmap item of the chain.
    Item,
    /// A target of the chain.
    Target,
    /// An expert of the chain.
    Expert,
    /// A review round of the chain.
    Round,
    /// Anything that can be concerned.
    Anything,
}

/// The name and meaning of a field of a kind of record or file.
#[must_use]
pub fn of(owner: &str, key: &str) -> Option<&'static Named> {
    let all = || NAMES.iter().filter(|named| named.key == key);
    all()
        .find(|named| named.owners.contains(&owner))
        .or_else(|| all().find(|named| named.owners.is_empty()))
}

type Names = &'static [&'static str];

const fn all(key: &'static str, names: Names, about: &'static str) -> Named {
    Named { owners: &[], key, names, about, to: None }
}

impl Named {
    const fn of(self, owners: Names) -> Self {
        Self { owners, ..self }
    }

    const fn to(self, to: To) -> Self {
        Self { to: Some(to), ..self }
    }
}

/// The table. General entries first, then those that mean something of their own in some kinds.
#[rustfmt::skip]
pub(super) const NAMES: &[Named] = &[
    // What every record carries.
    all("id", &["编号", "标识"], "小写英文字母、数字和连字符；全站或本链内唯一，定了不再改"),
    all("name", &["名称", "名字"], "中文名称，可以随时改"),
    all("openness", &["公开属性", "公开"], "谁可以看。只能比文件和上级更严，不能更松"),
    all("field_openness", &["字段公开属性"], "个别字段的公开属性，例如 { note: 不予公开 }；要隐去名称，请用 openness"),
    all("sources", &["来源", "出处"], "来源的 id，一个或几个").to(To::Source),
    all("as_of", &["截止日期", "截至", "数据日期"], "这条事实截至哪一天；2023、2023-Q4、2023-12 或 2023-12-31"),
    all("next_review", &["下次复核", "复核日期"], "下次复核的日子，过期会提醒"),
    all("owner", &["负责部门", "部门"], "负责这条记录的部门的 id").to(To::Department),
    all("note", &["备注", "说明", "补充说明"], "补充说明，一两句话"),
    all("defaults", &["默认值"], "给本文件里没有自己写的记录提供 openness、owner、sources、as_of、basis"),
    all("basis", &["依据", "判断依据"], "判断的依据；为演示所作的判断写“示例判断”"),

    // What several kinds have.
    all("short", &["简称"], "图上用的短名称"),
    all("aliases", &["别名"], "别的叫法，供搜索和查重"),
    all("code", &["编号前缀", "代码"], "编号的前缀，几个大写字母，例如 IC"),
    all("region", &["市州", "所在市州"], "所在市州的 id").to(To::Region),
    all("regions", &["市州", "涉及市州"], "涉及的市州的 id").to(To::Region),
    all("park", &["园区", "所在园区"], "所在园区的 id").to(To::Park),
    all("parks", &["园区"], "园区、开发区的 id").to(To::Park),
    all("firms", &["企业"], "省内企业的 id").to(To::Firm),
    all("level", &["级别"], "由哪一级认定"),
    all("kind", &["类型", "类别"], "例如 高新区、经开区、制造业创新中心"),
    all("status", &["状态", "现状"], "省内强弱的判断，要有依据（basis）"),
    all("action", &["作用", "举措"], "拟采取的举措：强、补、延、固"),
    all("foundation", &["五基"], "属于五基的哪一类"),
    all("chokepoint", &["卡脖子"], "是否“卡脖子”；是 或 否"),
    all("challenge", &["揭榜挂帅", "揭榜年份"], "揭榜挂帅立项的年份，例如 2022"),
    all("concerns", &["涉及", "有关"], "有关的产品、环节、企业、园区、平台、项目的 id").to(To::Anything),
    all("stage", &["阶段", "进度"], "进展到哪一步"),
    all("next", &["下一步"], "下一步做什么"),
    all("post", &["职务", "岗位"], "担任的职务"),

    // Numbers.
    all("value", &["数值", "数"], "照来源写：1000、约8100、近1、≥5、50-80、'>5500'、35%"),
    all("unit", &["单位"], "亿元、家、% 等"),
    all("calibre", &["口径"], "营收、产值、规模等；不同口径不能混写、不能相加"),
    all("scope", &["范围"], "这个数算的是哪里、哪些：全省、规上"),
    all("due", &["期限", "到期"], "目标的期限；有它的数字是目标，没有的是事实"),

    // The site file.
    all("title", &["站点标题", "标题"], "全站的标题，印在每一页上").of(&["site"]),
    all("code", &["编号前缀"], "不属于任何一条链的记录的编号前缀，例如 HB").of(&["site"]),
    all("edition", &["版次"], "这一版的名称，例如 2023-Q4").of(&["site"]),
    all("as_of", &["截止日期", "截至"], "这一版数据截至哪一天；晚于它的事实是错误").of(&["site"]),
    all("language", &["语言"], "内容的语言；不写就是 zh-CN").of(&["site"]),
    all("theme", &["主题"], "themes/ 下的文件夹名；不写就是 default").of(&["site"]),
    all("audience", &["读者范围", "读者"], "默认为谁生成；不写就是 public").of(&["site"]),
    all("notice", &["提示"], "每一页都显示的一句话").of(&["site"]),
    all("map_approval", &["审图号"], "审图号，印在产业布局图上；有界线的图没有它就不能生成公开版").of(&["site"]),
    all("boundaries", &["界线", "界线数据", "边界"], "市州界线的文件；不写就画六边形的示意图").of(&["site"]),
    all("file", &["文件"], "GeoJSON 文件从 content/ 算起的路径，例如 maps/province.geojson").of(&["boundaries"]),
    all("coordinates", &["坐标系"], "文件的坐标系：CGCS2000、WGS84、GCJ-02 或 BD-09").of(&["boundaries"]),
    all("name_property", &["名称属性"], "哪个属性是市州的名称或代码；名为 name、adcode、code 的不必写").of(&["boundaries"]),
    all("plan", &["方案", "依据文件"], "部署五图作业的文件，写来源的 id").of(&["site"]).to(To::Source),
    all("chains", &["产业链", "次序"], "产业链的先后次序，写链的 id；没有写到的排在后面").of(&["site"]).to(To::Chain),
    all("rules", &["规则", "检查规则"], "检查规则的轻重：allow 不报告，warn 警告，deny 错误").of(&["site"]),

    // Lists of the site.
    all("leaders", &["领导", "省领导"], "省领导，以职务为准"),
    all("departments", &["部门"], "牵头部门和其他部门"),
    all("assignments", &["分工"], "分工：每条链由谁负责（方案的附件）"),
    all("groups", &["城市群"], "城市群、区域板块"),
    all("regions", &["市州"], "市州").of(&["lists"]),
    all("areas", &["应用领域"], "应用领域，各链共用").of(&["lists"]),
    all("sources", &["来源"], "多条链共用的来源").of(&["site", "lists"]),
    all("sources", &["来源"], "本链的来源").of(&["chain-lists"]),
    all("sources", &["来源"], "本链列入方案的依据（来源的 id）；也可以在这里声明来源").of(&["chain"]).to(To::Source),
    all("parks", &["园区"], "园区、开发区").of(&["site", "lists", "chain", "chain-lists"]).to(To::Park),
    all("clusters", &["集群", "产业集群"], "产业集群、产业基地").to(To::Cluster),
    all("firms", &["企业"], "企业").of(&["site", "lists", "chain", "chain-lists"]).to(To::Firm),
    all("platforms", &["平台", "创新平台"], "创新平台").to(To::Platform),
    all("projects", &["项目", "重大项目"], "重大项目").to(To::Project),
    all("numbers", &["印刷编号"], "已经给出的编号和它所属的记录，由 wutu number 写入"),

    // A chain and its lists.
    all("valid_from", &["起始日期"], "从哪一天起列为重点产业链"),
    all("valid_to", &["终止日期"], "到哪一天为止"),
    all("chain_leaders", &["链主", "链主企业"], "链主企业的 id").to(To::Firm),
    all("figures", &["规模数字", "规模"], "已公布的规模数字与目标"),
    all("bands", &["带", "上中下游"], "技术结构图的带：上游、中游、下游或其他名称"),
    all("links", &["环节"], "环节，可以再套环节，从带算起最多五层"),
    all("products", &["产品", "产品与技术"], "环节里的产品与技术"),
    all("relations", &["供应关系"], "供应关系，少而要紧"),
    all("areas", &["应用领域"], "应用领域图的列及其次序，写应用领域的 id；没有应用的列显示为机会").to(To::Area),
    all("applications", &["应用"], "哪个产品用在哪个领域"),
    all("periods", &["时段", "时期"], "路线图的各列：2021 或 2024-2025"),
    all("roadmap", &["路线图", "路线图条目"], "路线图的条目"),
    all("targets", &["招商目标"], "为补上缺口而寻找什么"),
    all("leads", &["线索", "招商线索"], "招商线索，不写时不予公开"),
    all("problems", &["问题"], "问题台账，不写时不予公开"),
    all("experts", &["专家"], "专家组，不写时不予公开"),
    all("rounds", &["评审"], "专家组的各次评审，不写时不予公开"),
    all("opinions", &["意见"], "收到的意见，不写时不予公开"),
    all("risks", &["风险"], "风险登记，不写时不予公开"),
    all("indicators", &["监测指标"], "按期监测的指标"),
    all("requests", &["提请事项"], "提请领导或部门决定、协调的事，不写时不予公开"),

    // Organization.
    all("post", &["职务"], "职务，作为名称显示").of(&["leader"]),
    all("person", &["姓名"], "姓名；只在本人的页和附件中出现"),
    all("role", &["角色"], "总链长、细分产业链链长"),
    all("chain", &["产业链"], "产业链的 id").to(To::Chain),
    all("leader", &["链长"], "链长的 id").to(To::Leader),
    all("department", &["牵头部门", "部门"], "牵头部门的 id").to(To::Department),
    all("leader", &["提请领导", "领导"], "提请哪位领导，写其 id；材料上只印职务").of(&["request"]).to(To::Leader),
    all("department", &["提请部门", "部门"], "提请哪个部门的 id").of(&["request"]).to(To::Department),
    all("basis", &["依据", "理由"], "为什么提请").of(&["request"]),
    all("liaison", &["联络员", "联系人"], "联络员姓名；只在附件中出现"),
    all("office", &["联络处室", "处室"], "联络处室"),
    all("inferred", &["推定"], "由合并单元格推定、附件中没有逐行写明的字段"),
    all("code", &["行政区划代码"], "行政区划代码").of(&["region"]),
    all("group", &["城市群"], "所属城市群的 id").to(To::Group),
    all("tile", &["格子"], "示意图上的 [列, 行]"),
    all("point", &["坐标"], "图上的 [经度, 纬度]"),

    // Documents and places.
    all("title", &["标题"], "文件、报道的标题").of(&["source"]),
    all("issuer", &["发布者", "发布机关"], "发布的机关、报刊"),
    all("number", &["文号"], "文号"),
    all("date", &["日期", "发布日期"], "发布的日期"),
    all("address", &["网址"], "以 http:// 或 https:// 开头；没有就不写"),
    all("tiers", &["称号", "梯队"], "企业的称号，一个或几个"),
    all("business", &["主营", "主营业务"], "主要做什么，一句话"),
    all("host", &["依托单位"], "依托单位的名称"),
    all("investment", &["投资", "总投资"], "投资额，写明单位和口径"),

    // The five maps.
    all("position", &["位置"], "在链上的位置；名称就是上游、中游、下游时不必写"),
    all("function", &["类别", "类型"], "它在链上是什么"),
    all("from", &["从"], "供给方：环节或产品的 id；别的链写 链 id/环节 id，或只写链 id").of(&["relation"]).to(To::Supplied),
    all("to", &["到"], "需求方：环节或产品的 id；别的链写 链 id/环节 id，或只写链 id").of(&["relation"]).to(To::Supplied),
    all("what", &["内容", "供应什么"], "供应的是什么"),
    all("product", &["产品"], "本链产品的 id").to(To::Product),
    all("area", &["应用领域", "领域"], "应用领域的 id").to(To::Area),
    all("strength", &["强度", "程度"], "这一领域对它的依赖程度，是判断"),
    all("scene", &["场景", "应用场景"], "典型场景"),
    all("users", &["用户"], "谁在用"),
    all("market", &["市场", "市场规模"], "市场规模，要有来源"),
    all("dimension", &["维度", "行"], "路线图的哪一行"),
    all("from", &["开始", "从"], "开始的时间").of(&["roadmap item"]),
    all("to", &["结束", "到"], "结束的时间").of(&["roadmap item"]),
    all("at", &["时间"], "里程碑的时间；有起止的写 from、to"),
    all("state", &["状态", "进展"], "没有依据就不写").of(&["roadmap item"]),
    all("target", &["目标", "目标值"], "要达到的数").of(&["roadmap item"]),
    all("actual", &["实际", "实际值"], "已经达到的数，要有日期和来源"),
    all("after", &["依赖", "前置"], "它所依赖的路线图条目的 id").to(To::Item),
    all("name", &["名称", "寻找什么"], "寻找什么样的企业或项目").of(&["target"]),
    all("gap", &["缺口"], "要补的产品或环节的 id").to(To::Structure),
    all("capability", &["能力"], "需要对方有什么能力"),
    all("target", &["招商目标", "目标"], "所属招商目标的 id").of(&["lead"]).to(To::Target),

    // Registers.
    all("state", &["状态"], "办到哪一步：收集、分办、反馈、销号").of(&["problem"]),
    all("raised", &["提出日期"], "提出的日子"),
    all("due", &["期限", "办理期限"], "应当办结的日子，过期会提醒").of(&["problem"]),
    all("field", &["专业", "领域"], "专家的专业"),
    all("edition", &["版次", "评审版次"], "评审的是哪一版").of(&["review round"]),
    all("opened", &["发出日期"], "征求意见稿发出的日子"),
    all("due", &["期限", "答复期限"], "意见和答复的期限，过期会提醒").of(&["review round"]),
    all("held", &["评审日期", "召开日期"], "评审会召开的日子；写了就算结束"),
    all("attended", &["到会专家", "到会"], "到会的本链专家的 id").to(To::Expert),
    all("names", &["姓名范围"], "姓名印给谁看：internal 或 leadership；不写就一律匿名，公开版从不印"),
    all("round", &["评审"], "在哪次评审中提出，写评审的 id").to(To::Round),
    all("expert", &["专家", "提出专家"], "提出意见的本链专家的 id").to(To::Expert),
    all("category", &["意见类别"], "事实、判断、表述、补充"),
    all("proposed", &["建议表述"], "建议改成怎样的说法"),
    all("changes", &["修改", "对应修改"], "为它改了哪些记录，写 id").to(To::Anything),
    all("origin", &["来自", "提出者"], "谁提的"),
    all("reply", &["答复"], "是否采纳"),
    all("reason", &["理由"], "采纳或不采纳的理由"),

    // Monitoring.
    all("as_of", &["判断日期"], "这次判断是哪一天作出的").of(&["risk"]),
    all("likelihood", &["可能性"], "多大可能发生，五档：极低、低、中等、高、极高"),
    all("impact", &["影响程度", "影响"], "发生了影响多大，五档：极轻微、轻微、中等、重大、灾难性"),
    all("judged_by", &["判断者"], "由谁判断：专家、部门等；不写姓名"),
    all("round", &["评审"], "在哪次评审中判断，写评审的 id").of(&["risk"]).to(To::Round),
    all("measure", &["应对措施", "措施"], "采取什么措施；责任部门写在 owner"),
    all("state", &["状态"], "应对到哪一步：监测、应对、解除").of(&["risk"]),
    all("formula", &["算法", "公式"], "这个指标怎样算出来"),
    all("target", &["目标", "目标值"], "要达到的数，图上画成虚线").of(&["indicator"]),
    all("due", &["目标期限"], "目标的期限").of(&["indicator"]),
    all("values", &["各期数值", "数值"], "各期的数值；没有的时期不写，图上留空"),
    all("period", &["时期"], "2023、2023-Q3 或 2023-09"),
    all("as_of", &["截止日期", "截至"], "这个数截至哪一天；不写就是这一期的最后一天").of(&["indicator value"]),
];

#[cfg(test)]
mod tests {
    use super::super::{Form, Forms, Scalar, Shape, forms};
    use super::{NAMES, of};
    use std::collections::BTreeSet;

    /// Every form under the name by which its fields are looked up.
    fn owned(forms: &Forms) -> Vec<(&'static str, &Form)> {
        let files = forms.files.iter().map(|(kind, form)| (kind.owner(), form));
        files.chain(forms.kinds.iter().map(|(kind, form)| (*kind, form))).collect()
    }

    #[test]
    fn every_field_has_a_name_and_every_name_a_field() {
        let forms = forms();
        let mut used = BTreeSet::new();
        for (owner, form) in owned(&forms) {
            assert!(!form.fields.is_empty(), "{owner} has no fields");
            for field in &form.fields {
                let named = of(owner, field.key);
                let named = named.unwrap_or_else(|| panic!("{owner}: {} has no name", field.key));
                assert!(!named.names.is_empty() && !named.about.is_empty());
                used.insert(format!("{:?} {}", named.owners, named.key));
                let is_id = matches!(
                    field.shape,
                    Shape::One(Scalar::Reference)
                        | Shape::Many(Scalar::Reference)
                        | Shape::RecordsOrIds(_)
                );
                assert!(!is_id || named.to.is_some(), "{owner}: what does {} name?", field.key);
            }
        }
        for named in NAMES {
            let name = format!("{:?} {}", named.owners, named.key);
            assert!(used.contains(&name), "nobody asks for {name}");
            for owner in named.owners {
                let known = owned(&forms).iter().any(|(one, form)| {
                    one == owner && form.fields.iter().any(|field| field.key == named.key)
                });
                assert!(known, "{owner} has no field {}", named.key);
            }
        }
    }

    #[test]
    fn every_field_of_the_manual_is_one() {
        let manual = include_str!("../../content/README.md");
        let forms = forms();
        let known: BTreeSet<&str> =
            owned(&forms).iter().flat_map(|(_, form)| form.fields.iter().map(|f| f.key)).collect();
        let mut seen = 0;
        for line in manual.lines().filter_map(|line| line.strip_prefix("    ")) {
            let line = line.split('#').next().unwrap_or_default();
            for part in line.split([' ', '{', ',']).filter_map(|part| part.strip_suffix(':')) {
                assert!(known.contains(part), "the manual shows a field {part}");
                seen += 1;
            }
        }
        for line in manual.lines().filter_map(|line| line.strip_prefix("| `")) {
            let field = line.split('`').next().unwrap_or_default();
            if !field.contains('.') && !field.contains('/') {
                assert!(known.contains(field), "the manual shows a field {field}");
                seen += 1;
            }
        }
        assert!(seen > 100, "the fields are no longer found in the manual");
    }
}
