//! The sheets over all chains: their names, ids and addresses.

use super::{Address, ChainView, Site, graded_risks};
use crate::model::{Indicator, MapKind, Region};

/// A sheet over all chains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProvinceSheet {
    /// 全省产业链总览: every chain at a glance.
    Overview,
    /// 链间供应: which chain feeds which.
    Supply,
    /// 产业链与市州: what of which chain is in which city.
    Cities,
    /// 产业链与应用领域: which chain serves which area.
    Areas,
    /// 省领导与产业链: who leads which chain.
    Leaders,
}

impl ProvinceSheet {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::Overview, Self::Supply, Self::Cities, Self::Areas, Self::Leaders];

    /// The name in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Supply => "supply",
            Self::Cities => "cities",
            Self::Areas => "areas",
            Self::Leaders => "leaders",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Overview => "sheet_name.overview",
            Self::Supply => "sheet_name.supply",
            Self::Cities => "sheet_name.cities",
            Self::Areas => "sheet_name.areas",
            Self::Leaders => "sheet_name.leaders",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "全省产业链总览",
            Self::Supply => "链间供应",
            Self::Cities => "产业链与市州",
            Self::Areas => "产业链与应用领域",
            Self::Leaders => "省领导与产业链",
        }
    }
}

/// What is drawn: a map of a chain, a sheet over all chains, what of all chains lies in a city, or what of a chain is watched.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'s> {
    /// A map of a chain.
    Map(&'s ChainView<'s>, MapKind),
    /// A sheet over all chains.
    Province(ProvinceSheet),
    /// The sheet of a city.
    City(&'s Region),
    /// The risks of a chain by likelihood and impact.
    Risks(&'s ChainView<'s>),
    /// An indicator of a chain, period by period.
    Indicator(&'s ChainView<'s>, &'s Indicator),
}

impl<'s> Subject<'s> {
    /// What is drawn of what is watched in a chain: its risks, where any has a grade, and its indicators.
    pub fn watched(view: &'s ChainView<'s>) -> impl Iterator<Item = Self> {
        let has_risks = graded_risks(view.chain).next().is_some();
        let indicators = view.chain.indicators.iter();
        let indicators = indicators.map(move |one| Self::Indicator(view, one));
        has_risks.then_some(Self::Risks(view)).into_iter().chain(indicators)
    }
}

impl Site<'_> {
    /// The page of a sheet of the province.
    #[must_use]
    pub fn province_page(&self, sheet: ProvinceSheet) -> Address {
        format!("province/{}.html", sheet.id())
    }
}
