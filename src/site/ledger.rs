//! The ledger of problems: which are open, and which are overdue.

use super::Site;
use crate::model::{Chain, Problem, ProblemState};

/// The problems of a chain that are not closed, in the order of the content.
pub fn open_problems(chain: &Chain) -> impl Iterator<Item = &Problem> {
    chain.problems.iter().filter(|one| is_open(one))
}

fn is_open(problem: &Problem) -> bool {
    problem.state.is_none_or(|state| state.value != ProblemState::Closed)
}

impl Site<'_> {
    /// Whether a problem is overdue on the day of which the edition speaks; the clock has no say in it.
    #[must_use]
    pub fn is_late(&self, problem: &Problem) -> bool {
        let today = self.model.settings.as_of.map(|day| day.value);
        let due = problem.due.map(|due| due.value);
        is_open(problem) && due.zip(today).is_some_and(|(due, today)| due.end < today.end)
    }
}
