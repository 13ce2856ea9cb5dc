//! Does a document become the same bytes on every run, wherever and however the command runs?

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, ensure};

/// Documents with most of what there is, one of them in several files.
const DOCUMENTS: [&str; 4] = ["torture.yaml", "types.yaml", "multi.yaml", "swagger2.yaml"];

/// What surrounds a run and must not show in what it makes.
const SURROUNDINGS: [&[(&str, &str)]; 4] = [
    &[("LC_ALL", "C"), ("TZ", "UTC")],
    &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
    &[("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Kiritimati")],
    &[
        ("RAYON_NUM_THREADS", "7"),
        ("HOME", "/nowhere"),
        ("NO_COLOR", "1"),
    ],
];

/// Generates a crate of each document in a folder of its own; gives all files, and what was said.
fn run(surroundings: &[(&str, &str)]) -> anyhow::Result<BTreeMap<String, String>> {
    // The folder has another name each time.
    let folder = tempfile::tempdir()?;
    run_from(folder.path(), folder.path(), surroundings)
}

/// As [`run`], with the documents in `folder`, called from another place.
fn run_from(
    place: &Path,
    folder: &Path,
    surroundings: &[(&str, &str)],
) -> anyhow::Result<BTreeMap<String, String>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    copy(&fixtures, folder)?;
    let way = folder.strip_prefix(place)?;
    let mut made = BTreeMap::new();
    for document in DOCUMENTS {
        let out = document.trim_end_matches(".yaml");
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .current_dir(place)
            .env_remove("CARGO_MANIFEST_DIR")
            .envs(surroundings.iter().copied())
            .args(["gen", "--spec"])
            .arg(way.join(document))
            .arg("--out")
            .arg(way.join("made").join(out))
            .args(["--feature-per-tag", "--runtime-version", "0.1"])
            .output()?;
        let said = String::from_utf8(output.stderr)?;
        ensure!(output.status.success(), "{document}: {said}");
        made.insert(format!("{document} said"), said);
        collect(&folder.join("made"), folder, &mut made)?;
    }
    Ok(made)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn collect(folder: &Path, top: &Path, found: &mut BTreeMap<String, String>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    for path in entries.collect::<anyhow::Result<Vec<PathBuf>>>()? {
        if path.is_dir() {
            collect(&path, top, found)?;
        } else {
            let name = path.strip_prefix(top)?.to_string_lossy().into_owned();
            found.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

#[test]
fn neither_place_nor_locale_nor_threads_show_in_a_crate() -> anyhow::Result<()> {
    let [first, others @ ..] = SURROUNDINGS;
    let expected = run(first)?;
    ensure!(expected.len() > 30, "{:?}", expected.keys());
    for surroundings in others {
        let found = run(surroundings)?;
        let names = |made: &BTreeMap<String, String>| made.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(&expected), "{surroundings:?}");
        for (name, text) in &expected {
            let now = found.get(name).context("the names are equal")?;
            assert!(now == text, "{name} differs with {surroundings:?}");
        }
    }
    Ok(())
}

#[test]
fn the_way_to_a_document_does_not_show_in_its_crate() -> anyhow::Result<()> {
    let expected = run(&[])?;
    let place = tempfile::tempdir()?;
    let folder = place.path().join("a folder/below");
    fs::create_dir_all(&folder)?;
    let found = run_from(place.path(), &folder, &[])?;
    assert_eq!(found.len(), expected.len());
    // What is said names the document as the command did.
    for (name, text) in expected.iter().filter(|(name, _)| !name.ends_with(" said")) {
        assert!(found.get(name) == Some(text), "{name} differs");
    }
    Ok(())
}
