//! The part of the `wasm-bindgen` command that worker-build uses.
//!
//! The flags are those of wasm-bindgen-cli 0.2.130; one that this program does
//! not know is refused, so that a newer worker-build cannot be misunderstood.

use std::path::PathBuf;
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("wasm-bindgen: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the flags and writes the bindings.
fn run(mut args: impl Iterator<Item = String>) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let mut out_dir = None;
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--version" => {
                println!("wasm-bindgen {}", wasm_bindgen_shared::version());
                return Ok(());
            }
            "--out-dir" => out_dir = Some(PathBuf::from(value()?)),
            "--out-name" => _ = bindgen.out_name(&value()?),
            "--target" => set_target(&mut bindgen, &value()?)?,
            "--debug" => _ = bindgen.debug(true),
            "--typescript" => _ = bindgen.typescript(true),
            "--no-typescript" => _ = bindgen.typescript(false),
            "--no-demangle" => _ = bindgen.demangle(false),
            "--keep-debug" => _ = bindgen.keep_debug(true),
            "--omit-default-module-path" => _ = bindgen.omit_default_module_path(true),
            "--split-linked-modules" => _ = bindgen.split_linked_modules(true),
            "--experimental-reset-state-function" => _ = bindgen.reset_state_function(true),
            "--force-enable-abort-handler" => _ = bindgen.force_enable_abort_handler(true),
            flag if flag.starts_with('-') => return Err(format!("unknown flag {flag}")),
            input => _ = bindgen.input_path(input),
        }
    }
    let out_dir = out_dir.ok_or("--out-dir is missing")?;
    bindgen.generate(out_dir).map_err(|error| format!("{error:#}"))
}

/// The two kinds of module that worker-build asks for.
fn set_target(bindgen: &mut Bindgen, target: &str) -> Result<(), String> {
    match target {
        "module" => bindgen.module(true),
        "bundler" => bindgen.bundler(true),
        other => return Err(format!("unknown target {other}")),
    }
    .map(|_| ())
    .map_err(|error| format!("{error:#}"))
}
