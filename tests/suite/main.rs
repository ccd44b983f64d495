//! The one integration binary. Each module is a door: cases are data in the folder of its name.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say so and stop")]
#![expect(clippy::panic, reason = "a test that cannot go on should say so and stop")]
#![expect(clippy::disallowed_methods, reason = "tests may ask the environment and the clock")]

mod architecture;

mod audit;
#[cfg(feature = "pdf")]
mod beside;
mod browser;
mod building;
mod case;
mod change_sheets;
mod commands;
mod determinism;
mod diag;
mod diff;
#[cfg(unix)]
mod disk;
mod export;
mod golden;
mod html;
mod killed;
mod leaks;
mod manual;
mod memo;
mod mistakes;
mod new;
mod numbers;
mod output;
#[cfg(feature = "pdf")]
mod pack;
mod pages;
#[cfg(feature = "pdf")]
mod pdf;
mod property;
mod reading;
mod review;
#[cfg(feature = "pdf")]
mod review_print;
mod round_trip;
mod schema;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod site;
#[path = "../synthetic/mod.rs"]
mod synthetic;
mod theme;
mod watched;
mod weight;
mod writing;
