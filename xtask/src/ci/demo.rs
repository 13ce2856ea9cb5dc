//! Do the examples run, for somebody without an account?

use std::process::Command;

use crate::{process, workspace::Workspace};

/// The examples, all of which run without an account.
const EXAMPLES: [&str; 4] = [
    "overdue_invoices",
    "export_invoices",
    "create_and_send_invoice",
    "sync_clients",
];

/// With one of these an example would talk to a real API.
const KEYS: [&str; 2] = ["CONTAZEN_API_KEY", "WETHOD_API_KEY"];

/// Runs the examples; gives those that fail, a line each.
pub(super) fn run(workspace: &Workspace) -> anyhow::Result<String> {
    let mut failed = String::new();
    for example in EXAMPLES {
        let mut command = demo(workspace, example);
        println!("\n━ {}", process::shown(&command));
        if !process::succeeds(&mut command)? {
            failed.push_str(&format!("the example `{example}` fails\n"));
        }
    }
    Ok(failed)
}

fn demo(workspace: &Workspace, example: &str) -> Command {
    let mut command = process::cargo(workspace.root());
    command.args([
        "run",
        "--quiet",
        "--package",
        "generated",
        "--example",
        example,
    ]);
    for key in KEYS {
        command.env_remove(key);
    }
    command
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_demo_never_sees_a_key() {
        let command = demo(&Workspace::at("."), "overdue_invoices");
        for key in KEYS {
            let mut changes = command.get_envs();
            assert!(
                changes.any(|(name, value)| name == key && value.is_none()),
                "{key}"
            );
        }
    }

    #[test]
    fn every_example_runs() -> anyhow::Result<()> {
        let folder = Workspace::find()?.root().join("generated/examples");
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            found.extend(name.strip_suffix(".rs").map(ToOwned::to_owned));
        }
        found.sort();
        let mut expected = EXAMPLES;
        expected.sort_unstable();
        assert_eq!(found, expected);
        Ok(())
    }
}
