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
