//! The words in which risks are judged: how likely, with what impact, how far their treatment is; and the grade that follows.

use super::Word;
use super::word::words;
use std::cmp::Ordering;

words! {
    /// How likely it is that a risk comes true; from least to most.
    Likelihood {
        /// Hardly ever.
        Rare = "极低" | "很低" => "第 1 档：几乎不会发生",
        /// Seldom.
        Unlikely = "低" | "较低" => "第 2 档：不大会发生",
        /// As likely as not.
        Possible = "中等" | "中" => "第 3 档：有可能发生",
        /// Rather likely.
        Likely = "高" | "较高" => "第 4 档：很可能发生",
        /// Nearly certain.
        Certain = "极高" | "很高" => "第 5 档：几乎肯定发生",
    }
}

words! {
    /// What a risk does to the chain where it comes true; from least to most.
    Impact {
        /// Hardly felt.
        Negligible = "极轻微" | "极小" => "第 1 档：几乎没有影响",
        /// Slight.
        Slight = "轻微" | "小" => "第 2 档：影响个别产品，很快恢复",
        /// Felt.
        Moderate = "中等" | "中" => "第 3 档：影响一个环节",
        /// Grave.
        Grave = "重大" | "大" => "第 4 档：影响几个环节，较长时间不能恢复",
        /// Ruinous.
        Ruinous = "灾难性" | "极大" => "第 5 档：全链停摆或失去市场",
    }
}

words! {
    /// How far the treatment of a risk is.
    RiskState {
        /// Watched.
        Watched = "监测" => "留意变化，还没有采取措施",
        /// Treated.
        Treated = "应对" => "正在采取措施",
        /// No longer there.
        Ended = "解除" => "风险已经不在，不再列入矩阵",
    }
}

words! {
    /// The grade of a risk: what follows from how likely it is and with what impact; from least to most. Nobody writes it.
    RiskGrade {
        /// Steps of 1 to 4 together.
        Low = "低" => "1–4",
        /// 5 to 9.
        Plain = "一般" => "5–9",
        /// 10 to 15.
        Considerable = "较大" => "10–15",
        /// 16 to 25.
        Major = "重大" => "16–25",
    }
}

words! {
    /// Which way a risk went since an older edition, as a sign and a word: each says it without the other. Nobody writes it.
    Trend {
        /// It was not judged then.
        New = "＋新" => "以前没有评过",
        /// It is graver.
        Up = "↑升" => "比以前重",
        /// It is as grave.
        Same = "→平" => "和以前一样",
        /// It is less grave.
        Down = "↓降" => "比以前轻",
    }
}

/// A judgement: how likely, with what impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Judgement {
    /// How likely.
    pub likelihood: Likelihood,
    /// With what impact.
    pub impact: Impact,
}

impl Judgement {
    /// Its place in the matrix: steps of likelihood and of impact, each from 1 to 5.
    #[must_use]
    pub fn steps(self) -> (usize, usize) {
        (step(self.likelihood), step(self.impact))
    }

    /// The product of both steps, 1 to 25.
    #[must_use]
    pub fn score(self) -> usize {
        let (likelihood, impact) = self.steps();
        likelihood * impact
    }

    /// The grade: 1–4 低, 5–9 一般, 10–15 较大, 16–25 重大.
    #[must_use]
    pub fn grade(self) -> RiskGrade {
        match self.score() {
            ..=4 => RiskGrade::Low,
            5..=9 => RiskGrade::Plain,
            10..=15 => RiskGrade::Considerable,
            _ => RiskGrade::Major,
        }
    }
}

fn step<W: Word + PartialEq>(word: W) -> usize {
    W::ALL.iter().position(|one| *one == word).unwrap_or_default() + 1
}

impl Trend {
    /// From a judgement of then, where there was one, to that of today: by the product of their steps.
    #[must_use]
    pub fn between(before: Option<Judgement>, now: Judgement) -> Self {
        match before.map(|before| now.score().cmp(&before.score())) {
            None => Self::New,
            Some(Ordering::Greater) => Self::Up,
            Some(Ordering::Equal) => Self::Same,
            Some(Ordering::Less) => Self::Down,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Impact, Judgement, Likelihood, RiskGrade};
    use crate::model::Word;

    #[test]
    fn a_grade_never_falls_where_a_step_rises() {
        let grade = |likelihood, impact| Judgement { likelihood, impact }.grade();
        for pair in Likelihood::ALL.windows(2) {
            for impact in Impact::ALL {
                assert!(grade(pair[0], *impact) <= grade(pair[1], *impact));
            }
        }
        assert_eq!(grade(Likelihood::Rare, Impact::Ruinous), RiskGrade::Plain);
        assert_eq!(grade(Likelihood::Likely, Impact::Grave), RiskGrade::Major);
    }
}
