//! Text ring: one fixture, one rule, one snapshot.
//!
//! `fixtures/<feature>/<rule>.yaml` begins with a comment that says what must come out; the snapshot shows what does.

/// What a reviewer wants to see of a fixture: the models, or the operations where the fixture is about these.
fn shown(fragment: &str, output: &codegen::Output) -> String {
    let about_operations = fragment.contains("\npaths:") || fragment.starts_with("paths:");
    let mut text = String::new();
    for file in &output.files {
        let is_model = file.path.starts_with("model");
        let is_frame = file.path == "mod.rs" || file.path.contains("model/mod.rs");
        let about_client = fragment.contains("# shows: client") && file.path == "client.rs";
        let about_api = fragment.contains("# shows: api") && file.path == "mod.rs";
        let wanted = about_client
            || about_api
            || (!is_frame && file.path != "client.rs" && (is_model || about_operations));
        if wanted {
            text.push_str(&format!(
                "// {}\n{}\n",
                file.path,
                without_header(&file.text)
            ));
        }
    }
    let notes: Vec<String> = output.diagnostics.iter().map(ToString::to_string).collect();
    format!("{text}{}", notes.join("\n"))
}

fn without_header(text: &str) -> &str {
    text.split_once("\n")
        .map_or(text, |(_, rest)| rest.trim_start())
}

#[test]
fn every_fixture_generates_what_its_snapshot_shows() {
    for (name, fragment) in super::support::files("fixtures") {
        let text = super::support::document(&fragment);
        let overlays = super::support::overlays("fixtures", &name);
        let output = super::support::overlaid(&name, &text, &overlays, false);
        assert!(
            !output.files.is_empty(),
            "{name} is refused: {:#?}",
            output.diagnostics
        );
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/fixtures", omit_expression => true }, {
            insta::assert_snapshot!(name.replace('/', "__").replace(".yaml", ""), shown(&fragment, &output));
        });
    }
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for (name, fragment) in super::support::files("fixtures") {
        let text = super::support::document(&fragment);
        let (one, two) = (
            super::support::run(&name, &text, false),
            super::support::run(&name, &text, false),
        );
        assert_eq!(one.files, two.files, "{name}");
    }
}
