//! The one integration binary. Each module is a door: cases are data in the folder of its name.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say so and stop")]
#![expect(clippy::disallowed_methods, reason = "tests may ask the environment and the clock")]

mod architecture;
mod case;
mod diag;
mod killed;
mod mistakes;
mod numbers;
mod reading;
mod site;
