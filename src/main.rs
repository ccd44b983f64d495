//! The command line; see [`wutu::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    wutu::cli::run()
}
