//! Does `cargo xtask gen` keep the names that it gave before?

mod sandbox;

use sandbox::{SPEC_PATH, Sandbox};

/// Gives the widget a member that is called almost like another.
fn add_a_rival(sandbox: &Sandbox, member: &str, rival: &str) -> anyhow::Result<()> {
    let member = format!("        {member}:\n          type: number\n");
    let both = format!("{member}        {rival}:\n          type: number\n");
    sandbox.edit(SPEC_PATH, &member, &both)
}

#[test]
fn a_member_keeps_its_name_when_another_of_that_name_joins() {
    let sandbox = Sandbox::new().unwrap();
    let first = sandbox.run(&["gen"]).unwrap();
    assert!(
        first.stdout.contains("wrote spec/acme/names.tsv\n"),
        "{first:?}"
    );
    add_a_rival(&sandbox, "price", "Price").unwrap();
    let check = sandbox.run(&["gen", "--check"]).unwrap();
    assert!(
        check.stderr.contains("stale: spec/acme/names.tsv:"),
        "{check:?}"
    );
    assert!(sandbox.run(&["gen"]).unwrap().success);
    let names = sandbox.read("spec/acme/names.tsv").unwrap();
    let of_widget = "field\t#/components/schemas/Widget\t";
    assert!(
        names.contains(&format!("{of_widget}price\tprice\n")),
        "{names}"
    );
    assert!(
        names.contains(&format!("{of_widget}Price\tprice_")),
        "{names}"
    );
    assert!(sandbox.run(&["gen", "--check"]).unwrap().success);
}

#[test]
fn a_crate_of_its_own_keeps_its_names_too() {
    let sandbox = Sandbox::new().unwrap();
    let arguments = ["gen", "--spec", SPEC_PATH, "--out", "acme"];
    assert!(sandbox.run(&arguments).unwrap().success);
    add_a_rival(&sandbox, "price", "Price").unwrap();
    let again = sandbox.run(&arguments).unwrap();
    assert!(
        again.success && again.stdout.starts_with("wrote "),
        "{again:?}"
    );
    let names = sandbox.read("acme/names.tsv").unwrap();
    assert!(names.contains("\tprice\tprice\n"), "{names}");
    let model = sandbox.read("acme/src/model.rs").unwrap();
    assert!(model.contains("pub price: Option<"), "{model}");
}

#[test]
fn a_list_with_a_mistake_is_refused_with_its_line() {
    let sandbox = Sandbox::new().unwrap();
    assert!(sandbox.run(&["gen"]).unwrap().success);
    sandbox
        .edit("spec/acme/names.tsv", "\tprice\tprice\n", "\tprice\tp r\n")
        .unwrap();
    let run = sandbox.run(&["gen"]).unwrap();
    assert!(
        !run.success && run.stderr.contains("--> spec/acme/names.tsv:"),
        "{run:?}"
    );
    assert!(
        run.stderr
            .contains("error[invalid-name]: the last column is no Rust identifier"),
        "{run:?}"
    );
}

#[test]
fn a_file_of_somebody_else_is_not_replaced() {
    let sandbox = Sandbox::new().unwrap();
    sandbox.write("spec/acme/names.tsv", "anna\t1\n").unwrap();
    let run = sandbox.run(&["gen"]).unwrap();
    assert!(
        !run.success
            && run
                .stderr
                .contains("spec/acme/names.tsv is no list of names"),
        "{run:?}"
    );
    assert_eq!(sandbox.read("spec/acme/names.tsv").unwrap(), "anna\t1\n");
}
