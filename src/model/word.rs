//! The closed vocabularies: what an author may write in a field of fixed choices.

/// A vocabulary: Chinese words, some with other ways of saying the same.
pub trait Word: Copy + Sized + 'static {
    /// Every word, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The word as it is shown.
    fn word(self) -> &'static str;

    /// Other spellings that are understood.
    fn aliases(self) -> &'static [&'static str];

    /// Finds the word that an author wrote.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.word() == text || one.aliases().contains(&text))
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal $(| $alias:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$about])* $variant),+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($alias),*]),+ }
            }
        }
    };
}

words! {
    /// How strong the province is in a product or link; from best to worst.
    Status {
        /// Ahead.
        Strong = "优势" | "强",
        /// Neither strong nor weak.
        Plain = "一般",
        /// Behind.
        Weak = "薄弱" | "弱",
        /// There, but its supply is at risk.
        Risk = "风险" | "险",
        /// Not there.
        Missing = "缺失" | "缺",
    }
}

words! {
    /// What is to be done about a link.
    Action {
        /// Make a strength stronger.
        Strengthen = "强链" | "强",
        /// Fill what is missing.
        Supplement = "补链" | "补",
        /// Extend the chain.
        Extend = "延链" | "延",
        /// Secure what is at risk.
        Secure = "固链" | "固",
    }
}

words! {
    /// The five foundations (五基) of the plan, part three, (一).
    Foundation {
        /// Core parts and components.
        Parts = "核心基础零部件元器件" | "核心基础零部件/元器件" | "核心基础零部件" | "核心基础元器件" | "基础零部件",
        /// Key materials.
        Materials = "关键基础材料" | "基础材料",
        /// Advanced processes.
        Processes = "先进基础工艺" | "基础工艺",
        /// Common technology: standards, testing, metrology.
        Technology = "产业技术基础" | "技术基础",
        /// Industrial software.
        Software = "工业基础软件" | "基础软件",
    }
}

words! {
    /// What a product is in the chain, whatever its position.
    Function {
        /// Equipment.
        Equipment = "设备" | "装备",
        /// Raw material.
        Material = "原料" | "材料",
        /// Auxiliary material.
        Auxiliary = "辅材",
        /// Process or technology.
        Process = "工艺" | "技术",
        /// Part or component.
        Part = "部件" | "零部件",
        /// Finished product.
        Product = "产品",
        /// Service.
        Service = "服务",
        /// Basic software.
        Software = "基础软件" | "软件",
    }
}

words! {
    /// Where a band stands in the chain.
    Position {
        /// Upstream.
        Upstream = "上游",
        /// Midstream.
        Midstream = "中游",
        /// Downstream.
        Downstream = "下游",
    }
}

words! {
    /// How much an application area relies on a product.
    Strength {
        /// The product's core use.
        Core = "核心",
        /// An important use.
        Important = "重要",
        /// An ordinary use.
        Ordinary = "一般",
    }
}

words! {
    /// Administrative level of a park, cluster, platform or project.
    Level {
        /// National.
        National = "国家级" | "国家",
        /// Provincial.
        Provincial = "省级" | "省",
        /// City.
        City = "市级" | "市州级",
    }
}

words! {
    /// Titles that a firm holds.
    Tier {
        /// Leader of a chain.
        ChainLeader = "链主",
        /// Pilot firm.
        Pilot = "领航企业",
        /// Single-product champion.
        Champion = "单项冠军" | "制造业单项冠军",
        /// Hidden champion.
        HiddenChampion = "隐形冠军",
        /// "Little giant".
        LittleGiant = "专精特新小巨人" | "专精特新“小巨人”" | "小巨人",
        /// Specialized, refined, distinctive, novel.
        Specialized = "专精特新中小企业" | "专精特新",
        /// Innovative small firm.
        Innovative = "创新型中小企业",
        /// Listed.
        Listed = "上市公司" | "上市",
        /// High-tech enterprise.
        HighTech = "高新技术企业" | "高企",
    }
}

words! {
    /// How far a project or a target has come.
    Stage {
        /// Nobody has been approached.
        Untouched = "未接触",
        /// Being planned.
        Planned = "策划",
        /// In talks.
        Talks = "洽谈",
        /// Signed.
        Signed = "签约",
        /// Under construction.
        Started = "开工",
        /// In production.
        Running = "投产",
    }
}

words! {
    /// Row of the roadmap.
    Dimension {
        /// Why.
        Demand = "需求",
        /// What is to be reached.
        Goal = "目标",
        /// Products to develop.
        Product = "重点产品",
        /// Technologies to master.
        Technology = "关键技术",
        /// Where it is used first.
        Demonstration = "应用示范",
        /// What it rests on.
        Support = "战略支撑与保障" | "支撑保障" | "战略支撑和保障",
    }
}

words! {
    /// State of a roadmap item.
    State {
        /// Planned.
        Planned = "计划",
        /// Under way.
        Active = "进行",
        /// Done.
        Done = "完成",
        /// Late.
        Late = "延期",
    }
}

words! {
    /// State of a problem in the ledger.
    ProblemState {
        /// Collected.
        Collected = "收集",
        /// Assigned.
        Assigned = "分办",
        /// Answered.
        Answered = "反馈",
        /// Closed.
        Closed = "销号",
    }
}

words! {
    /// Field of an expert, as the plan asks for them.
    Field {
        /// Engineering.
        Engineering = "工程技术",
        /// Economics and management.
        Economics = "经济管理",
        /// Work safety.
        Safety = "安全生产" | "安全生产管理",
    }
}

words! {
    /// Where an opinion comes from.
    Origin {
        /// An expert.
        Expert = "专家",
        /// A firm.
        Firm = "企业",
        /// The public.
        Public = "公众",
        /// A city.
        City = "市州",
        /// A department.
        Department = "部门",
    }
}

words! {
    /// Answer to an opinion.
    Reply {
        /// Adopted.
        Adopted = "采纳",
        /// Partly adopted.
        Partly = "部分采纳",
        /// Not adopted.
        Declined = "不采纳",
    }
}

words! {
    /// Who may see a record; from open to closed, so that the strictest is the greatest.
    Openness {
        /// Published unasked.
        Public = "主动公开",
        /// Given on application.
        OnRequest = "依申请公开",
        /// Not published.
        Closed = "不予公开",
    }
}

words! {
    /// For whom a site is built.
    Audience {
        /// Everybody.
        Public = "public" | "公开",
        /// The departments.
        Internal = "internal" | "内部",
        /// The leadership.
        Leadership = "leadership" | "领导",
    }
}
