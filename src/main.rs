//! The command line; see [`wutu::cli`].

use std::process::ExitCode;

/// Reading, drawing and typesetting make many small things for a short time: with this allocator a build and a pack take
/// about a sixth less work than with that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    wutu::cli::run()
}
