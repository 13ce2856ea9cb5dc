//! Does a review see what a regeneration takes from users of a client?

mod sandbox;

use sandbox::{SPEC_PATH, Sandbox};

const LIST: &str = "generated/api/acme.txt";

/// A member goes, one gets another type, and a parameter becomes necessary.
fn break_the_api(sandbox: &Sandbox) -> anyhow::Result<()> {
    let price = "        price:\n          type: number\n";
    sandbox.edit(SPEC_PATH, price, "")?;
    let id = "      properties:\n        id:\n          type: string\n";
    sandbox.edit(SPEC_PATH, id, &id.replace("string", "integer"))?;
    let parameters = "      parameters:\n";
    let year = "        - {name: year, in: query, required: true, schema: {type: integer}}\n";
    sandbox.edit(SPEC_PATH, parameters, &format!("{parameters}{year}"))
}

/// What is said of it.
const BROKEN: &str = "\
breaking: 1 item removed, 3 changed
  - pub acme::model::Widget::price: Option<Decimal>
  - pub acme::model::Widget::id: String
  + pub acme::model::Widget::id: i64
  - pub fn acme::model::Widget::new(id: impl Into<String>) -> Self
  + pub fn acme::model::Widget::new(id: i64) -> Self
  - pub fn acme::widgets::Widgets::retrieve(&self, id: impl Into<String>) -> RetrieveWidget
  + pub fn acme::widgets::Widgets::retrieve(&self, id: impl Into<String>, year: i64) -> RetrieveWidget
";

#[test]
fn what_breaks_is_told_and_is_in_the_list() -> anyhow::Result<()> {
    let sandbox = Sandbox::new()?;
    let first = sandbox.run(&["gen"])?;
    assert!(
        first.stdout.contains(&format!("wrote {LIST}\n")),
        "{first:?}"
    );
    assert!(!first.stdout.contains("breaking"), "{first:?}");
    assert!(sandbox.run(&["gen", "--check"])?.success);

    break_the_api(&sandbox)?;
    let check = sandbox.run(&["gen", "--check"])?;
    assert!(
        !check.success && check.stderr.contains(&format!("stale: {LIST}:")),
        "{check:?}"
    );
    let second = sandbox.run(&["gen"])?;
    assert!(second.stdout.contains(BROKEN), "{second:?}");
    let list = sandbox.read(LIST)?;
    for line in BROKEN.lines().filter_map(|line| line.strip_prefix("  + ")) {
        assert!(list.contains(&format!("{line}\n")), "{line}\n{list}");
    }
    assert!(!sandbox.run(&["gen"])?.stdout.contains("breaking"));
    Ok(())
}

#[test]
fn a_crate_of_its_own_has_a_list_too() -> anyhow::Result<()> {
    let sandbox = Sandbox::new()?;
    let arguments = [
        "gen", "--spec", SPEC_PATH, "--out", "mine", "--name", "acme",
    ];
    assert!(sandbox.run(&arguments)?.success);
    break_the_api(&sandbox)?;
    let second = sandbox.run(&arguments)?;
    assert!(second.stdout.contains(BROKEN), "{second:?}");
    assert!(sandbox.read("mine/API.txt")?.contains("Widget::id: i64\n"));
    Ok(())
}

#[test]
fn a_list_goes_with_its_api_and_a_stranger_s_file_stays() -> anyhow::Result<()> {
    let sandbox = Sandbox::new()?;
    sandbox.write(LIST, "my notes\n")?;
    let refused = sandbox.run(&["gen"])?;
    assert!(
        !refused.success && refused.stderr.contains("is no list of a public API"),
        "{refused:?}"
    );
    assert_eq!(sandbox.read(LIST)?, "my notes\n");
    assert!(!sandbox.path("generated/src/acme").exists());

    std::fs::remove_file(sandbox.path(LIST))?;
    assert!(sandbox.run(&["gen"])?.success);
    std::fs::remove_file(sandbox.path(SPEC_PATH))?;
    let gone = sandbox.run(&["gen"])?;
    assert!(
        gone.stdout.contains(&format!("removed {LIST}\n")),
        "{gone:?}"
    );
    assert!(!sandbox.path(LIST).exists());
    Ok(())
}
