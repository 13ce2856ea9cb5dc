//! How many instructions does a call take, beside a bare read, and did that change?
//!
//! Gungraun counts them under Valgrind: instructions are the same in every run, as times are not. They are another number for
//! another compiler or processor (the C library has a way of copying bytes for each), so the recorded ones bind only where
//! these and the target are the same. What the pipeline may add to a bare read is a limit everywhere.

use std::{
    collections::BTreeMap,
    env,
    ffi::{OsStr, OsString},
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context as _, ensure};
use serde::Deserialize;
use serde_json::Value;

use crate::{Outcome, process, workspace::Workspace};

/// The most instructions that the pipeline may add to a bare read.
const MOST: u64 = 30_000;

/// By how many parts of a hundred a count may differ from the recorded one.
const SLACK: f64 = 1.0;

/// Calls per benchmark, as `runtime/benches/instructions.rs` has it.
const CALLS: u64 = 100;

/// The benchmarks, by function and id: a read without the pipeline, with it, and with nothing below it.
const BARE: &str = "bare.reqwest";
const NETWORK: &str = "call.network";
const MEMORY: &str = "call.memory";

const RUNNER: &str = "gungraun-runner";

/// What was counted, and by which compiler.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    /// The version of the compiler.
    rustc: String,
    /// What it compiles for.
    target: String,
    /// What it runs on.
    processor: String,
    /// Instructions of one call, by benchmark.
    per_call: BTreeMap<String, u64>,
}

/// Counts, prints and compares; writes the counts down where `record` says so.
///
/// # Errors
///
/// When the benchmarks do not compile or run, or the recorded figures cannot be read.
pub fn check(workspace: &Workspace, record: bool) -> anyhow::Result<Outcome> {
    if !runs("valgrind".as_ref()) {
        println!("instructions: NOT CHECKED, because valgrind is not installed");
        return Ok(Outcome::Success);
    }
    let now = count(workspace, &runner(workspace)?)?;
    let file = workspace.root().join("runtime/benches/instructions.toml");
    if record {
        fs::write(&file, now.text()).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let recorded: Figures =
        toml::from_str(&text).with_context(|| format!("in {}", file.display()))?;
    let (report, outcome) = judge(&now, &recorded);
    print!("{report}");
    Ok(outcome)
}

fn runs(program: &OsStr) -> bool {
    let mut command = Command::new(program);
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The program that runs the benchmarks; where it is missing, it is built into the target folder.
fn runner(workspace: &Workspace) -> anyhow::Result<OsString> {
    let installed = env::var_os("GUNGRAUN_RUNNER").unwrap_or_else(|| RUNNER.into());
    if runs(&installed) {
        return Ok(installed);
    }
    let lock = fs::read_to_string(workspace.root().join("Cargo.lock"))?;
    let version = locked(&lock, RUNNER).with_context(|| format!("Cargo.lock has no {RUNNER}"))?;
    let folder = workspace.target().join("tools").join(version);
    let own = folder.join("bin").join(RUNNER);
    if !runs(own.as_os_str()) {
        let mut install = process::cargo(workspace.root());
        install
            .args([
                "install",
                "--quiet",
                "--locked",
                RUNNER,
                "--version",
                version,
            ])
            .arg("--root")
            .arg(&folder);
        ensure!(
            process::succeeds(&mut install)?,
            "{RUNNER} cannot be installed"
        );
    }
    Ok(own.into_os_string())
}

/// The version of a package in the text of a lock file.
fn locked<'l>(lock: &'l str, package: &str) -> Option<&'l str> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    rest.split('"').next()
}

fn count(workspace: &Workspace, runner: &OsStr) -> anyhow::Result<Figures> {
    let mut bench = process::cargo(workspace.root());
    bench.env("GUNGRAUN_RUNNER", runner);
    bench.args([
        "bench",
        "--quiet",
        "--package",
        "runtime",
        "--bench",
        "instructions",
    ]);
    bench.args(["--", "--output-format=json"]);
    let per_call = per_call(&process::output(&mut bench)?)?;
    let rustc = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    let version = process::output(Command::new(rustc).arg("-vV"))?;
    let of = |name: &str| {
        let mut lines = version.lines();
        let line = lines.find_map(|line| line.strip_prefix(name));
        line.map(ToOwned::to_owned)
            .context("rustc does not say what it is")
    };
    Ok(Figures {
        rustc: of("release: ")?,
        target: of("host: ")?,
        processor: processor(),
        per_call,
    })
}

/// The name of the processor, where the system tells it.
fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = told.lines().find(|line| line.starts_with("model name"));
    let name = named.and_then(|line| line.split_once(": "));
    name.map_or("unknown", |(_, name)| name.trim())
        .replace(['"', '\\'], " ")
}

/// Reads what Gungraun prints: a JSON object per benchmark and line.
fn per_call(text: &str) -> anyhow::Result<BTreeMap<String, u64>> {
    let mut counts = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let run: Value = serde_json::from_str(line)?;
        let name = |key: &str| run[key].as_str().unwrap_or_default().to_owned();
        let metrics = &run["profiles"][0]["data"]["total"]["metrics"];
        let count = metrics["Ir"]["values"]["new"]
            .as_u64()
            .context("a benchmark has no count of instructions")?;
        counts.insert(
            format!("{}.{}", name("function_name"), name("id")),
            count / CALLS,
        );
    }
    for name in [BARE, NETWORK, MEMORY] {
        ensure!(counts.contains_key(name), "there is no benchmark {name}");
    }
    Ok(counts)
}

/// What is said of the counts, line by line, and whether they are as they may be.
fn judge(now: &Figures, recorded: &Figures) -> (String, Outcome) {
    let place = |it: &Figures| format!("rustc {} for {} on {}", it.rustc, it.target, it.processor);
    let binds = place(now) == place(recorded);
    let mut report = format!("instructions per call, {}\n", place(now));
    let mut outcome = Outcome::Success;
    for (name, &count) in &now.per_call {
        let old = recorded.per_call.get(name).copied().unwrap_or_default();
        let change = (count as f64 - old as f64) / old.max(1) as f64 * 100.0;
        report.push_str(&format!(
            "  {name:<13} {count:>7}, recorded {old:>7}, {change:+.2} %\n"
        ));
        if binds && change.abs() > SLACK {
            outcome = Outcome::Failure;
        }
    }
    if outcome == Outcome::Failure {
        report.push_str(&format!(
            "changed by more than {SLACK} %; if that is meant: cargo xtask bench instructions --record\n"
        ));
    }
    if !binds {
        report.push_str(&format!(
            "  recorded with {}, so a difference is no mistake\n",
            place(recorded)
        ));
    }
    let of = |name| now.per_call.get(name).copied().unwrap_or_default();
    let added = of(NETWORK).saturating_sub(of(BARE));
    report.push_str(&format!(
        "  the pipeline adds {added} to a bare read (at most {MOST})\n"
    ));
    if added > MOST {
        outcome = Outcome::Failure;
    }
    (report, outcome)
}

impl Figures {
    fn text(&self) -> String {
        let mut text = format!(
            "# Instructions of one call, as Valgrind counts them. Written by `cargo xtask bench instructions --record`.\n\
             rustc = \"{}\"\ntarget = \"{}\"\nprocessor = \"{}\"\n\n[per_call]\n",
            self.rustc, self.target, self.processor
        );
        for (name, count) in &self.per_call {
            text.push_str(&format!("\"{name}\" = {count}\n"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(rustc: &str, counts: [u64; 3]) -> Figures {
        let names = [BARE, NETWORK, MEMORY].map(ToOwned::to_owned);
        Figures {
            rustc: rustc.to_owned(),
            target: "here".to_owned(),
            processor: "this".to_owned(),
            per_call: names.into_iter().zip(counts).collect(),
        }
    }

    #[test]
    fn a_change_is_a_failure_where_the_compiler_is_the_same() {
        let old = figures("1", [70_000, 80_000, 20_000]);
        for (rustc, memory, outcome) in [
            ("1", 20_200, Outcome::Success),
            ("1", 20_201, Outcome::Failure),
            ("1", 19_799, Outcome::Failure),
            ("2", 40_000, Outcome::Success),
        ] {
            let (report, judged) = judge(&figures(rustc, [70_000, 80_000, memory]), &old);
            assert_eq!(judged, outcome, "{report}");
            assert_eq!(report.contains("is no mistake"), rustc == "2");
        }
    }

    #[test]
    fn the_pipeline_has_a_limit_everywhere() {
        let (_, outcome) = judge(&figures("2", [1, MOST + 2, 1]), &figures("1", [1, 1, 1]));
        assert_eq!(outcome, Outcome::Failure);
    }

    #[test]
    fn what_is_recorded_is_read_back() {
        let figures = figures("1.2.3", [1, 2, 3]);
        assert_eq!(toml::from_str::<Figures>(&figures.text()).unwrap(), figures);
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.2.3\"\n";
        assert_eq!(
            (locked(lock, "a-b"), locked(lock, "a")),
            (Some("1.2.3"), None)
        );
    }

    /// The figures that bind are there, and keep the limit themselves.
    #[test]
    fn the_committed_figures_keep_the_limit() -> anyhow::Result<()> {
        let root = Workspace::find()?.root().to_owned();
        let figures: Figures = toml::from_str(&fs::read_to_string(
            root.join("runtime/benches/instructions.toml"),
        )?)?;
        let benches = fs::read_to_string(root.join("runtime/benches/instructions.rs"))?;
        assert!(benches.contains(&format!("const CALLS: usize = {CALLS};")));
        assert_eq!(judge(&figures, &figures).1, Outcome::Success);
        Ok(())
    }
}
