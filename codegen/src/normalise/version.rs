//! Which version of OpenAPI is a document written in?

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Node, Version};

/// The version of the document at `root`; none is an error that was reported.
pub(super) fn detect(root: Node<'_>, diagnostics: &mut Diagnostics) -> Option<Version> {
    if !root.is_mapping() {
        let found = root.describe();
        let message = format!("an OpenAPI document is a mapping, found {found}");
        diagnostics.error(Code::MalformedNode, root.place(), message);
        return None;
    }
    let (key, version) = match (root.get("openapi"), root.get("swagger")) {
        (Some(version), _) => ("openapi", version),
        (None, Some(version)) => ("swagger", version),
        (None, None) => {
            let message = "an OpenAPI document needs `openapi`";
            let diagnostic = Diagnostic::error(Code::MissingMember, root.place(), message);
            diagnostics.push(diagnostic.with_help("begin with `openapi: 3.0.3`"));
            return None;
        }
    };
    let text = version.text().unwrap_or_default();
    // An unquoted `3.0` is a number; what counts is what is written.
    if key == "swagger" && text == "2.0" {
        return Some(Version::V2_0);
    }
    if key == "openapi"
        && let Some(version) = of_text(text)
    {
        return Some(version);
    }
    let name = if key == "swagger" {
        "Swagger"
    } else {
        "OpenAPI"
    };
    let message = match version.text() {
        Some(text) => format!("{name} `{text}` is not supported"),
        None => format!("`{key}` must be a version, found {}", version.describe()),
    };
    let diagnostic = Diagnostic::error(Code::UnsupportedVersion, version.place(), message);
    diagnostics.push(
        diagnostic
            .with_help("documents of OpenAPI 3.0, 3.1 and 3.2 and of Swagger 2.0 are supported"),
    );
    None
}

/// The version that `3.1.0` names, whatever follows the minor number.
fn of_text(text: &str) -> Option<Version> {
    [Version::V3_0, Version::V3_1, Version::V3_2]
        .into_iter()
        .find(|version| {
            let rest = text.strip_prefix(&version.to_string());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
        })
}
