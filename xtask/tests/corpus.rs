//! Does a run over documents of strangers tell what became of each, and end?

mod sandbox;

use sandbox::{SPEC, Sandbox};

const FLOOR: &str = "\
[smoke]\ngenerated = 1\nrefused_real = 0\noperations = 1\nskipped = 0
[large]\ngenerated = 0\nrefused_real = 0\noperations = 0\nskipped = 0
[all]\ngenerated = 3\nrefused_real = 0\noperations = 1\nskipped = 0\n";

const MANIFEST: &str = "path\toperations\tnegative\tlists\tnote\n\
    real/acme.yaml\t1\tno\tsmoke\t\n\
    peers/broken.yaml\t0\tyes\t-\tno document\n\
    peers/none.yaml\t0\tno\tlarge\tthere is no such file\n";

fn sandbox() -> anyhow::Result<Sandbox> {
    let sandbox = Sandbox::new()?;
    sandbox.write("tests/corpus-floor.toml", FLOOR)?;
    sandbox.write("corpus/MANIFEST.tsv", MANIFEST)?;
    sandbox.write("corpus/real/acme.yaml", SPEC)?;
    sandbox.write("corpus/peers/broken.yaml", "openapi: [\n")?;
    Ok(sandbox)
}

#[test]
fn a_document_has_a_row_and_the_floor_holds() -> anyhow::Result<()> {
    let sandbox = sandbox()?;
    let run = sandbox.run(&["corpus", "corpus", "--smoke", "--report", "report.tsv"])?;
    assert!(run.success, "{run:?}");
    let report = sandbox.read("report.tsv")?;
    let row = report.lines().nth(1).unwrap_or_default();
    assert!(
        row.starts_with("real/acme.yaml\tgenerated\t1\t1\t1\t0\t0\t0\t0\t-\t-\t"),
        "{report}"
    );
    // No bar where nobody looks.
    assert!(!run.stderr.contains('#'), "{run:?}");

    sandbox.edit(
        "tests/corpus-floor.toml",
        "operations = 1\nskipped = 0\n[large]",
        "operations = 2\nskipped = 0\n[large]",
    )?;
    let run = sandbox.run(&["corpus", "corpus"])?;
    let fault = "FAILED smoke: 1 operations are generated, the floor is 2";
    assert!(!run.success && run.stdout.contains(fault), "{run:?}");
    Ok(())
}

#[test]
fn what_fails_is_a_row_and_not_the_end() -> anyhow::Result<()> {
    let sandbox = sandbox()?;
    let run = sandbox.run(&[
        "corpus",
        "corpus",
        "--all",
        "--jobs",
        "2",
        "--report",
        "report.tsv",
    ])?;
    assert!(!run.success, "{run:?}");
    let report = sandbox.read("report.tsv")?;
    let ends: Vec<&str> = report
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert_eq!(ends, ["generated", "refused", "crashed"], "{report}");
    for fault in [
        "FAILED peers/none.yaml: it crashed",
        "FAILED all: 1 documents are generated, the floor is 3",
    ] {
        assert!(run.stdout.contains(fault), "{run:?}");
    }
    assert!(!run.stdout.contains("FAILED peers/broken.yaml"), "{run:?}");
    Ok(())
}

#[test]
fn a_missing_folder_is_told() -> anyhow::Result<()> {
    let run = sandbox()?.run(&["corpus", "nowhere"])?;
    assert!(
        !run.success && run.stderr.contains("there is no folder nowhere"),
        "{run:?}"
    );
    Ok(())
}
