//! Is every operation of a document accounted for?

#[test]
fn each_operation_is_generated_or_listed() {
    for (name, fragment) in super::support::files("fixtures") {
        let text = super::support::document(&fragment);
        let output = super::support::run(&name, &text, false);
        let summary = &output.summary;
        assert!(summary.described > 0, "{name}");
        assert_eq!(
            summary.described,
            summary.generated + summary.left_out.len(),
            "{name}"
        );
        assert_eq!(summary.made.len(), summary.generated, "{name}");
        for operation in summary.made.iter().chain(&summary.left_out) {
            let listed = format!("- `{operation}`\n");
            assert!(output.support.contains(&listed), "{name}: {operation}");
        }
        for it in output.diagnostics {
            let place = it.pointer.to_string();
            assert!(output.support.contains(&place), "{name}: {place}");
        }
    }
}
