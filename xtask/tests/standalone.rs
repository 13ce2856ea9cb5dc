//! Does `cargo xtask gen --spec` make a crate of any document, and harm nothing?

mod sandbox;

use sandbox::{SPEC_PATH, Sandbox};

#[test]
fn a_crate_of_its_own_is_made_and_made_again() {
    let sandbox = Sandbox::new().unwrap();
    let arguments = [
        "gen", "--spec", SPEC_PATH, "--out", "out/acme", "--name", "acme",
    ];
    let first = sandbox.run(&arguments).unwrap();
    assert!(first.success, "{first:?}");
    assert!(first.stdout.contains("1 operation"), "{first:?}");

    let manifest = sandbox.read("out/acme/Cargo.toml").unwrap();
    assert!(
        manifest.contains("name = \"acme\"\n") && manifest.contains("runtime = { path = "),
        "{manifest}"
    );
    // The sandbox is a workspace, and the crate is not a member of it.
    assert!(manifest.ends_with("\n[workspace]\n"), "{manifest}");
    assert!(sandbox.path("out/acme/src/lib.rs").is_file());

    let second = sandbox.run(&arguments).unwrap();
    assert_eq!(second.stdout, first.stdout);
}

#[test]
fn json_is_read_too() {
    let sandbox = Sandbox::new().unwrap();
    let json = r#"{"openapi": "3.0.3", "info": {"title": "Acme", "version": "1"}, "servers": [{"url": "https://acme.example"}],
        "paths": {"/ping": {"get": {"operationId": "ping", "responses": {"204": {"description": "Pong."}}}}}}"#;
    sandbox.write("pets.json", json).unwrap();
    let run = sandbox
        .run(&["gen", "--spec", "pets.json", "--out", "pets"])
        .unwrap();
    assert!(run.success, "{run:?}");
    assert!(
        sandbox
            .read("pets/Cargo.toml")
            .unwrap()
            .contains("name = \"pets\"\n")
    );
}

#[test]
fn a_runtime_elsewhere_is_named_as_seen_from_the_crate() {
    let sandbox = Sandbox::new().unwrap();
    sandbox.write("vendor/runtime/Cargo.toml", "").unwrap();
    let run = |path| {
        sandbox
            .run(&[
                "gen",
                "--spec",
                SPEC_PATH,
                "--out",
                "acme",
                "--runtime-path",
                path,
            ])
            .unwrap()
    };
    let wrong = run("vendor/runtime");
    assert!(
        !wrong.success && wrong.stderr.contains("there is no crate at"),
        "{wrong:?}"
    );
    let right = run("../vendor/runtime");
    assert!(right.success, "{right:?}");
    assert!(
        sandbox
            .read("acme/Cargo.toml")
            .unwrap()
            .contains("runtime = { path = \"../vendor/runtime\" }\n")
    );
}

#[test]
fn what_cannot_be_generated_is_named_and_left_out() {
    let sandbox = Sandbox::new().unwrap();
    sandbox.edit(SPEC_PATH, "summary:", "sumary:").unwrap();
    let sloppy = sandbox
        .run(&["gen", "--spec", SPEC_PATH, "--out", "acme"])
        .unwrap();
    assert!(
        sloppy.success && sloppy.stderr.contains("unknown-key"),
        "{sloppy:?}"
    );
    let last = sloppy.stdout.lines().last().unwrap_or_default();
    assert!(
        last.contains("with --strict this would be a failure"),
        "{sloppy:?}"
    );
}

#[test]
fn a_document_that_is_none_is_refused() {
    let sandbox = Sandbox::new().unwrap();
    sandbox.write("notes.yaml", "- just\n- notes\n").unwrap();
    let run = sandbox
        .run(&["gen", "--spec", "notes.yaml", "--out", "notes"])
        .unwrap();
    assert!(
        !run.success && run.stderr.contains("--> notes.yaml:1:1"),
        "{run:?}"
    );
    assert!(!sandbox.path("notes").exists());
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let sandbox = Sandbox::new().unwrap();
    sandbox.write("mine/src/lib.rs", "//! Mine.\n").unwrap();
    let run = sandbox
        .run(&["gen", "--spec", SPEC_PATH, "--out", "mine"])
        .unwrap();
    assert!(
        !run.success && run.stderr.contains("was not made by this command"),
        "{run:?}"
    );
    assert_eq!(sandbox.read("mine/src/lib.rs").unwrap(), "//! Mine.\n");
}

#[test]
fn overlays_change_the_document_and_are_named() -> anyhow::Result<()> {
    let sandbox = Sandbox::new()?;
    let overlay = |action: &str| {
        format!("overlay: 1.1.0\ninfo: {{title: A, version: '1'}}\nactions:\n  - {action}\n")
    };
    sandbox.write(
        "names.yaml",
        &overlay("{target: $.paths.*.get, update: {operationId: fetchWidget, sumary: Typo.}}"),
    )?;
    sandbox.write(
        "none.yaml",
        &overlay("{target: $.paths.*.put, remove: true}"),
    )?;
    let arguments = ["gen", "--spec", SPEC_PATH, "--out", "acme", "--overlay"];
    let run = sandbox.run(&[&arguments[..], &["names.yaml"]].concat())?;
    assert!(run.success, "{run:?}");
    assert!(run.stderr.contains("--> names.yaml:4:"), "{run:?}");
    let client = sandbox.read("acme/src/widgets.rs")?;
    assert!(client.contains("pub struct FetchWidget("), "{client}");

    let both = ["names.yaml", "--overlay", "none.yaml"];
    let run = sandbox.run(&[&arguments[..], &both].concat())?;
    assert!(!run.success, "{run:?}");
    let said = "error[overlay-target]: `$.paths.*.put` matches nothing\n  --> none.yaml:4:";
    assert!(run.stderr.contains(said), "{run:?}");
    Ok(())
}

#[test]
fn a_selection_is_made_and_a_slip_is_told() {
    let sandbox = Sandbox::new().unwrap();
    let gadget = "paths:\n  /gadgets:\n    get:\n      operationId: listGadgets\n      tags: [Gadgets]\n      responses:\n        '204':\n          description: None.\n";
    sandbox.edit(SPEC_PATH, "paths:\n", gadget).unwrap();
    let run = |only: &str| {
        let arguments = ["gen", "--spec", SPEC_PATH, "--out", "acme"];
        let more = ["--only", only, "--feature-per-tag"];
        sandbox.run(&[&arguments[..], &more[..]].concat()).unwrap()
    };
    let slip = run("Gadget");
    assert!(
        !slip.success && slip.stderr.contains("did you mean \"Gadgets\"?"),
        "{slip:?}"
    );
    assert!(!sandbox.path("acme").exists());
    for only in ["Gadgets", "listGadgets", "/gadgets"] {
        let made = run(only);
        assert!(
            made.success
                && made
                    .stdout
                    .contains("1 of 2 operations generated, 1 not asked for"),
            "{made:?}"
        );
    }
    // A name that was given stays, also of what is not asked for this time.
    assert!(
        sandbox
            .run(&["gen", "--spec", SPEC_PATH, "--out", "acme"])
            .unwrap()
            .success
    );
    let whole = sandbox.read("acme/names.tsv").unwrap();
    let part = run("Gadgets");
    assert!(!part.stderr.contains("stale-name"), "{part:?}");
    assert_eq!(sandbox.read("acme/names.tsv").unwrap(), whole);
    let manifest = sandbox.read("acme/Cargo.toml").unwrap();
    assert!(
        manifest.contains("[features]\ndefault = [\"gadgets\"]\ngadgets = []\n"),
        "{manifest}"
    );
    let support = sandbox.read("acme/SUPPORT.md").unwrap();
    assert!(
        support.contains("## Operations that were not asked for\n\n- `GET /widgets/{id}`\n"),
        "{support}"
    );
    // An operation that was not asked for needs it.
    assert!(
        !support.contains("#/components/schemas/Widget"),
        "{support}"
    );
}

#[test]
fn a_strict_run_allows_neither_a_mistake_nor_a_loss() -> anyhow::Result<()> {
    for (before, after, code) in [
        ("summary:", "sumary:", "error[unknown-key]"),
        ("application/json:", "application/xml:", "warning["),
    ] {
        let sandbox = Sandbox::new()?;
        sandbox.edit(SPEC_PATH, before, after)?;
        let arguments = ["gen", "--spec", SPEC_PATH, "--out", "acme", "--strict"];
        let run = sandbox.run(&arguments)?;
        assert!(!run.success && run.stderr.contains(code), "{run:?}");
        assert!(!sandbox.path("acme").exists(), "{run:?}");
        // The same is no failure where nobody asked for all.
        let run = sandbox.run(&arguments[..5])?;
        assert!(run.success, "{run:?}");
    }
    Ok(())
}

#[test]
fn what_is_left_out_is_listed_and_no_failure() -> anyhow::Result<()> {
    let sandbox = Sandbox::new()?;
    let broken = "paths:\n  /gadgets/{id:\n    get:\n      operationId: retrieveGadget\n      responses:\n        '204':\n          description: None.\n";
    sandbox.edit(SPEC_PATH, "paths:\n", broken)?;
    let run = sandbox.run(&["gen", "--spec", SPEC_PATH, "--out", "acme"])?;
    assert!(run.success, "{run:?}");
    assert!(
        run.stdout
            .contains("1 of 2 operations generated, left out: GET /gadgets/{id"),
        "{run:?}"
    );
    let support = sandbox.read("acme/SUPPORT.md")?;
    for listed in [
        "## Operations that are left out\n\n- `GET /gadgets/{id`\n",
        "## Left out\n\n- `#/paths` (line 8): the braces",
        "## Operations that are generated\n\n- `GET /widgets/{id}`\n",
    ] {
        assert!(support.contains(listed), "{listed}\n{support}");
    }
    Ok(())
}

#[test]
fn a_runtime_that_is_not_there_leaves_nothing_behind() -> anyhow::Result<()> {
    let sandbox = Sandbox::new()?;
    for (option, value) in [
        ("--runtime-path", "../nowhere"),
        ("--runtime-version", "0.1\"\nevil = \"1"),
        ("--runtime-git", "a b"),
    ] {
        let run = sandbox.run(&["gen", "--spec", SPEC_PATH, "--out", "acme", option, value])?;
        assert!(!run.success && !sandbox.path("acme").exists(), "{run:?}");
    }
    Ok(())
}

#[test]
fn the_runtime_may_be_a_version_or_a_repository() {
    let sandbox = Sandbox::new().unwrap();
    for (option, value, expected) in [
        ("--runtime-version", "0.1", "runtime = \"0.1\"\n"),
        (
            "--runtime-git",
            "https://a.example/b.git",
            "runtime = { git = \"https://a.example/b.git\" }\n",
        ),
    ] {
        let run = sandbox
            .run(&["gen", "--spec", SPEC_PATH, "--out", "acme", option, value])
            .unwrap();
        assert!(run.success, "{run:?}");
        let manifest = sandbox.read("acme/Cargo.toml").unwrap();
        assert!(manifest.contains(expected), "{manifest}");
    }
}

#[test]
fn a_crate_can_be_made_in_any_folder() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("acme.yaml"), sandbox::SPEC).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(elsewhere.path())
        .env_remove("CARGO_MANIFEST_DIR")
        .args(["gen", "--spec", "acme.yaml", "--out", "acme"])
        .args(["--runtime-version", "0.1"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(elsewhere.path().join("acme/src/lib.rs").is_file());
}
