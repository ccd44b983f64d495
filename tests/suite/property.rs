//! The door for properties: any input out of a strategy, always the same ones unless asked otherwise.
//!
//! The seed is fixed, so that a run tells about the change and not about luck. `PROPTEST_CASES=2000` asks for more
//! cases, `PROPTEST_RNG_SEED=7` for others.

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

/// Holds a property against so many cases; what it returns as an error is shown for the smallest case found.
pub(crate) fn hold<S: Strategy>(
    cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> Result<(), String>,
) {
    let stated = Config::default();
    let config = Config {
        cases: if stated.cases == Config::with_cases(256).cases { cases } else { stated.cases },
        rng_seed: match stated.rng_seed {
            RngSeed::Random => RngSeed::Fixed(20231231),
            fixed => fixed,
        },
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..stated
    };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(strategy, |value| property(value).map_err(TestCaseError::fail));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
