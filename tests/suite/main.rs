//! The one integration binary. Each module is a door: cases are data in the folder of its name.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should say so and stop"
)]

mod architecture;
mod audience;
mod audit;
mod browser;
mod case;
mod commands;
mod determinism;
mod diag;
mod golden;
mod html;
mod output;
mod property;
mod site;
#[path = "../synthetic/mod.rs"]
mod synthetic;
mod writing;
