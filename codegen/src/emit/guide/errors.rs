//! What does this crate have to read the body of an error?
//!
//! | the document declares | the page shows |
//! |---|---|
//! | bodies that most operations have | `ApiError::of(&error)` |
//! | bodies of one operation only | `things::CreateThingError::of(&error)` |
//! | one type | `error.body_as::<Problem>()` |
//! | nothing | `error.body()` |

use super::Page;
use crate::emit::context::Context;
use crate::emit::docs::{Doc, Sentence};
use crate::emit::example;
use crate::emit::layout::named_operations;
use crate::emit::runtime_path::ERROR;
use crate::name::reserved::API_ERROR;

/// Adds the section.
pub(super) fn add(page: &mut Page, context: &Context<'_>) {
    page.heading("Errors");
    let what = Sentence::new("What goes wrong is one type, ")
        .code(&ERROR.path())
        .words(", with a kind, the status and the API's own code.");
    let own = own(context);
    let is_common = !context.facts.errors.common().is_empty();
    let module = &context.settings.module_path;
    let read = match (&own, one_type(context)) {
        _ if is_common => Read {
            import: Some(format!("use {module}::{API_ERROR};")),
            expression: format!("{API_ERROR}::of(error)"),
        },
        (Some((tag, name)), _) => Read {
            import: Some(format!("use {module}::{tag}::{name};")),
            expression: format!("{name}::of(error)"),
        },
        (None, Some(ty)) => Read {
            import: None,
            expression: format!("error.body_as::<{ty}>()"),
        },
        (None, None) => {
            let none = what
                .words(" The document does not say what the body of an error is: ")
                .code("error.body()")
                .words(" has its bytes.");
            return page.say(Doc::new(none));
        }
    };
    let each = "The body is read as what the document declares for the operation and the status:";
    page.say(Doc::new(what.words(" ").words(each)));
    page.program(
        "rust",
        &read.import.into_iter().collect::<Vec<_>>(),
        &[tell(&read.expression)],
    );
    if let Some((tag, name)) = own.filter(|_| is_common) {
        let path = format!("{module}::{tag}::{name}");
        let other =
            Sentence::new("An operation that answers otherwise has an enum of its own, such as ");
        page.say(Doc::new(other.code(&path).words(".")));
    }
}

struct Read {
    import: Option<String>,
    expression: String,
}

fn tell(expression: &str) -> String {
    let error = ERROR.path();
    format!(
        r#"fn tell(error: &{error}) {{
    match {expression} {{
        Some(Ok(body)) => println!("{{body:?}}"),
        // There is no answer, or its body is not of that type.
        Some(Err(_)) | None => println!("{{error}}"),
    }}
}}"#
    )
}

/// The first operation's enum of its own, behind its module.
fn own(context: &Context<'_>) -> Option<(String, String)> {
    named_operations(context).find_map(|(tag, named)| {
        let name = named.names.refusal.as_ref()?;
        Some((tag.module.to_string(), name.to_string()))
    })
}

/// The type of the first body of an error.
fn one_type(context: &Context<'_>) -> Option<String> {
    let operations = context.api.tags.iter().flat_map(|tag| &tag.operations);
    let mut errors = operations.flat_map(|operation| &operation.errors);
    let ty = errors.find_map(|error| error.ty.as_ref())?;
    Some(example::type_path(context, ty))
}
