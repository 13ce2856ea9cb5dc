//! Why is a value none of a schema?

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

/// A keyword that a value does not obey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The keyword.
    pub keyword: String,
    /// The pointer to what is at fault in the value.
    pub at: String,
    /// The place of the keyword in the bundle: `/$defs/3/properties/a/type`.
    pub schema: String,
    /// The way that the judge took to the keyword, through references: `/properties/3/$ref/properties/a/type`.
    pub way: String,
    /// The member that is missing, where one is.
    pub member: Option<String>,
    /// Where a choice is at fault, the faults by each of its branches.
    pub branches: Vec<Vec<Fault>>,
}

impl Fault {
    pub(super) fn of(error: &ValidationError<'_>) -> Self {
        let context = match error.kind() {
            ValidationErrorKind::AnyOf { context }
            | ValidationErrorKind::OneOfNotValid { context } => context.as_slice(),
            _ => &[],
        };
        let at = error.instance_path().as_str();
        // The value stands behind the number of its definition.
        let at = at.strip_prefix('/').unwrap_or(at);
        let at = at
            .find('/')
            .map_or("", |end| at.get(end..).unwrap_or_default());
        Self {
            keyword: error.kind().keyword().to_owned(),
            at: at.to_owned(),
            schema: error.schema_path().as_str().to_owned(),
            way: error.evaluation_path().as_str().to_owned(),
            member: match error.kind() {
                ValidationErrorKind::Required { property } => property.as_str().map(str::to_owned),
                _ => None,
            },
            branches: context
                .iter()
                .map(|branch| branch.iter().map(Self::of).collect())
                .collect(),
        }
    }
}
