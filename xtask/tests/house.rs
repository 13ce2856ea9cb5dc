//! Do the committed files of this checkout keep what the commands promise?

use xtask::{generate, ledger, tidy, workspace::Workspace};

#[test]
fn generated_files_are_fresh() {
    let stale = generate::stale(&Workspace::find().unwrap(), &[]).unwrap();
    assert!(stale.is_empty(), "\n{stale}");
}

#[test]
fn ledgers_are_fresh() {
    let stale = ledger::stale(&Workspace::find().unwrap()).unwrap();
    assert!(stale.is_empty(), "\n{stale}");
}

#[test]
fn house_rules_hold() {
    let findings = tidy::check(&Workspace::find().unwrap()).unwrap();
    assert!(findings.is_empty(), "\n{findings}");
}
