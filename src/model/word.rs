//! The closed vocabularies: what an author may write in a field of fixed choices.

/// A vocabulary: Chinese words, some with other ways of saying the same.
pub trait Word: Copy + Sized + 'static {
    /// Every word, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The word as authors write it.
    fn word(self) -> &'static str;

    /// Where the word as readers see it stands among the words of the interface: `Status.优势`.
    fn key(self) -> &'static str;

    /// Other spellings that are understood.
    fn aliases(self) -> &'static [&'static str];

    /// What it means, for authors: editors show it beside the word.
    fn about(self) -> &'static str;

    /// Finds the word that an author wrote.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.word() == text || one.aliases().contains(&text))
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal $(| $alias:literal)* => $meaning:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$about])* $variant),+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            fn key(self) -> &'static str {
                match self { $(Self::$variant => concat!(stringify!($name), ".", $word)),+ }
            }

            fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($alias),*]),+ }
            }

            fn about(self) -> &'static str {
                match self { $(Self::$variant => $meaning),+ }
            }
        }
    };
}
pub(super) use words;

words! {
    /// How strong the province is in a product or link; from best to worst.
    Status {
        /// Ahead.
        Strong = "优势" | "强" => "处于领先，可以依靠",
        /// Neither strong nor weak.
        Plain = "一般" => "不强也不弱",
        /// Behind.
        Weak = "薄弱" | "弱" => "有，但落后或不够用",
        /// There, but its supply is at risk.
        Risk = "风险" | "险" => "有，但供应不安全",
        /// Not there.
        Missing = "缺失" | "缺" => "省内没有",
    }
}

words! {
    /// What is to be done about a link.
    Action {
        /// Make a strength stronger.
        Strengthen = "强链" | "强" => "把优势做得更强",
        /// Fill what is missing.
        Supplement = "补链" | "补" => "补上没有或不足的",
        /// Extend the chain.
        Extend = "延链" | "延" => "把链条向前后延伸",
        /// Secure what is at risk.
        Secure = "固链" | "固" => "守住供应有风险的",
    }
}

words! {
    /// The five foundations (五基) of the plan, part three, (一).
    Foundation {
        /// Core parts and components.
        Parts = "核心基础零部件元器件" | "核心基础零部件/元器件" | "核心基础零部件" | "核心基础元器件" | "基础零部件" => "五基之一：核心的零部件和元器件",
        /// Key materials.
        Materials = "关键基础材料" | "基础材料" => "五基之一：关键的基础材料",
        /// Advanced processes.
        Processes = "先进基础工艺" | "基础工艺" => "五基之一：先进的基础工艺",
        /// Common technology: standards, testing, metrology.
        Technology = "产业技术基础" | "技术基础" => "五基之一：标准、检测、计量等共性技术",
        /// Industrial software.
        Software = "工业基础软件" | "基础软件" => "五基之一：工业软件",
    }
}

words! {
    /// What a product is in the chain, whatever its position.
    Function {
        /// Equipment.
        Equipment = "设备" | "装备" => "生产用的设备、装备",
        /// Raw material.
        Material = "原料" | "材料" => "构成产品的原材料",
        /// Auxiliary material.
        Auxiliary = "辅材" => "生产中用掉的辅助材料",
        /// Process or technology.
        Process = "工艺" | "技术" => "工艺或技术",
        /// Part or component.
        Part = "部件" | "零部件" => "零件、部件、元器件",
        /// Finished product.
        Product = "产品" => "制成品",
        /// Service.
        Service = "服务" => "服务",
        /// Basic software.
        Software = "基础软件" | "软件" => "基础软件",
    }
}

words! {
    /// Where a band stands in the chain.
    Position {
        /// Upstream.
        Upstream = "上游" => "材料、装备、设计等",
        /// Midstream.
        Midstream = "中游" => "制造、集成等",
        /// Downstream.
        Downstream = "下游" => "应用、服务等",
    }
}

words! {
    /// How much an application area relies on a product.
    Strength {
        /// The product's core use.
        Core = "核心" => "这一领域离不开它",
        /// An important use.
        Important = "重要" => "用得多，有替代",
        /// An ordinary use.
        Ordinary = "一般" => "用得不多",
    }
}

words! {
    /// Administrative level of a park, cluster, platform or project.
    Level {
        /// National.
        National = "国家级" | "国家" => "国家认定",
        /// Provincial.
        Provincial = "省级" | "省" => "省里认定",
        /// City.
        City = "市级" | "市州级" => "市州认定",
    }
}

words! {
    /// Titles that a firm holds.
    Tier {
        /// Leader of a chain.
        ChainLeader = "链主" => "产业链的链主企业",
        /// Pilot firm.
        Pilot = "领航企业" => "领航企业",
        /// Single-product champion.
        Champion = "单项冠军" | "制造业单项冠军" => "制造业单项冠军",
        /// Hidden champion.
        HiddenChampion = "隐形冠军" => "隐形冠军",
        /// "Little giant".
        LittleGiant = "专精特新小巨人" | "专精特新“小巨人”" | "小巨人" => "国家专精特新“小巨人”企业",
        /// Specialized, refined, distinctive, novel.
        Specialized = "专精特新中小企业" | "专精特新" => "省级专精特新中小企业",
        /// Innovative small firm.
        Innovative = "创新型中小企业" => "创新型中小企业",
        /// Listed.
        Listed = "上市公司" | "上市" => "上市公司",
        /// High-tech enterprise.
        HighTech = "高新技术企业" | "高企" => "高新技术企业",
    }
}

words! {
    /// How far a project or a target has come.
    Stage {
        /// Nobody has been approached.
        Untouched = "未接触" => "还没有接触",
        /// Being planned.
        Planned = "策划" => "正在谋划",
        /// In talks.
        Talks = "洽谈" => "正在洽谈",
        /// Signed.
        Signed = "签约" => "已经签约",
        /// Under construction.
        Started = "开工" => "已经开工",
        /// In production.
        Running = "投产" => "已经投产",
    }
}

words! {
    /// Row of the roadmap.
    Dimension {
        /// Why.
        Demand = "需求" => "为什么做",
        /// What is to be reached.
        Goal = "目标" => "要达到什么",
        /// Products to develop.
        Product = "重点产品" => "要发展的产品",
        /// Technologies to master.
        Technology = "关键技术" => "要掌握的技术",
        /// Where it is used first.
        Demonstration = "应用示范" => "先在哪里用起来",
        /// What it rests on.
        Support = "战略支撑与保障" | "支撑保障" | "战略支撑和保障" => "靠什么保障",
    }
}

words! {
    /// State of a roadmap item.
    State {
        /// Planned.
        Planned = "计划" => "还没有开始",
        /// Under way.
        Active = "进行" => "正在做",
        /// Done.
        Done = "完成" => "已经做成",
        /// Late.
        Late = "延期" => "过了期限没有做成",
    }
}

words! {
    /// State of a problem in the ledger.
    ProblemState {
        /// Collected.
        Collected = "收集" => "已收集，还没有分派",
        /// Assigned.
        Assigned = "分办" => "已分给部门办理",
        /// Answered.
        Answered = "反馈" => "部门已有反馈",
        /// Closed.
        Closed = "销号" => "已解决，销号",
    }
}

words! {
    /// Field of an expert, as the plan asks for them.
    Field {
        /// Engineering.
        Engineering = "工程技术" => "工程技术专家",
        /// Economics and management.
        Economics = "经济管理" => "经济管理专家",
        /// Work safety.
        Safety = "安全生产" | "安全生产管理" => "安全生产专家",
    }
}

words! {
    /// Where an opinion comes from.
    Origin {
        /// An expert.
        Expert = "专家" => "专家提出",
        /// A firm.
        Firm = "企业" => "企业提出",
        /// The public.
        Public = "公众" => "公众提出",
        /// A city.
        City = "市州" => "市州提出",
        /// A department.
        Department = "部门" => "部门提出",
    }
}

words! {
    /// What an opinion is about.
    Category {
        /// A fact is wrong or old.
        Fact = "事实" => "事实有误或过时",
        /// A judgement is seen otherwise.
        Judgement = "判断" => "强弱、轻重等判断不同",
        /// The wording.
        Wording = "表述" => "意思对，说法要改",
        /// Something lacks.
        Addition = "补充" => "缺了什么，要补上",
    }
}

words! {
    /// Answer to an opinion.
    Reply {
        /// Adopted.
        Adopted = "采纳" => "意见照办",
        /// Partly adopted.
        Partly = "部分采纳" => "意见采纳一部分",
        /// Not adopted.
        Declined = "不采纳" => "意见不采纳，要写原因",
    }
}

words! {
    /// Who may see a record; from open to closed, so that the strictest is the greatest.
    Openness {
        /// Published unasked.
        Public = "主动公开" => "谁都可以看",
        /// Given on application.
        OnRequest = "依申请公开" => "申请了才给看，公开版中没有",
        /// Not published.
        Closed = "不予公开" => "不对外公开，公开版中没有",
    }
}

words! {
    /// The coordinate system of a boundary file.
    Datum {
        /// The national one; its differences from WGS84 are not seen on a map.
        Cgcs2000 = "CGCS2000" | "cgcs2000" | "国家大地坐标系" => "2000 国家大地坐标系的经纬度",
        /// That of satellite navigation.
        Wgs84 = "WGS84" | "wgs84" | "WGS-84" | "WGS 84" => "卫星定位用的经纬度",
        /// That of Chinese web maps, shifted.
        Gcj02 = "GCJ-02" | "gcj02" | "gcj-02" | "GCJ02" => "网络地图的偏移坐标，读取时换算回去",
        /// That of Baidu, shifted further.
        Bd09 = "BD-09" | "bd09" | "bd-09" | "BD09" => "百度地图的偏移坐标，读取时换算回去",
    }
}

words! {
    /// For whom a site is built.
    Audience {
        /// Everybody.
        Public = "public" | "公开" => "公开版：只有主动公开的内容",
        /// The departments.
        Internal = "internal" | "内部" => "内部版：各部门用",
        /// The leadership.
        Leadership = "leadership" | "领导" => "领导版：总链长、链长用",
    }
}

words! {
    /// For whom the names of experts are printed; never for everybody.
    Confidant {
        /// The departments and the leadership.
        Internal = "internal" | "内部" => "内部版和领导版印专家姓名",
        /// The leadership alone.
        Leadership = "leadership" | "领导" => "只有领导版印专家姓名",
    }
}

impl Audience {
    /// The edition for it, as it is printed.
    #[must_use]
    pub const fn edition_words(self) -> &'static str {
        match self {
            Self::Public => "公开版",
            Self::Internal => "内部版",
            Self::Leadership => "领导版",
        }
    }
}

words! {
    /// What a rule's findings are.
    RuleLevel {
        /// Not reported.
        Allow = "allow" => "不报告",
        /// A warning.
        Warn = "warn" => "报告为警告",
        /// An error.
        Deny = "deny" => "报告为错误，不生成网站",
    }
}
