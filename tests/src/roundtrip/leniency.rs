//! Why may a value be let through that its schema does not allow?
//!
//! The whole list: what is let through for none of these reasons is a failure.

use serde_json::Value;

use super::{Bundle, Fault, Written};

/// A reason for which a value is let through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leniency {
    /// The decoder names the place as a deviation, which users can have reported: an enum that answers contain keeps unknown
    /// values, members that no schema names are skipped, a null in an optional member reads as absent, and the quirks.
    Reported(String),
    /// The document declares with `x-wire-quirks` or `format: decimal` that such values come.
    Declared,
    /// Lengths, bounds, patterns, counts and the like are documented and never checked: a server may know better.
    Constraint,
    /// A format whose values are kept as text (`uuid`, `email`, `uri`) is documented and never checked.
    Format,
    /// The generator has said of the schema that it makes less of it than it says; with the code of that diagnostic.
    Diagnosed(String),
}

impl std::fmt::Display for Leniency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reported(name) => write!(f, "reported as {name}"),
            Self::Declared => f.write_str("declared quirk"),
            Self::Constraint => f.write_str("constraint"),
            Self::Format => f.write_str("format of a text"),
            Self::Diagnosed(code) => write!(f, "diagnosed as {code}"),
        }
    }
}

/// A diagnostic of the generator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: String,
    /// The place that it is about.
    pub pointer: String,
}

/// The diagnostics that say that a schema is taken for less than it says.
const CODES: [&str; 10] = [
    "ambiguous-branches",
    "broken-reference",
    "ignored-siblings",
    "invalid-enum",
    "malformed-node",
    "undeclared-property",
    "unknown-branch",
    "unknown-type",
    "unsupported-schema",
    "untyped-enum",
];

/// The diagnostics in a text with a code, a tab and a place in each line.
#[must_use]
pub fn findings(text: &str) -> Vec<Finding> {
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let finding = |(code, pointer): (&str, &str)| Finding {
        code: code.to_owned(),
        pointer: pointer.to_owned(),
    };
    lines.map(finding).collect()
}

const CONSTRAINTS: [&str; 21] = [
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "not",
    "dependentRequired",
    "contentEncoding",
    "contentMediaType",
];

/// Formats whose values have a type that reads them.
const TYPED: [&str; 5] = ["date", "date-time", "byte", "decimal", "unix-seconds"];

/// What is known when a value has been let through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'c> {
    pub(super) bundle: &'c Bundle<'c>,
    /// The schema that is judged by.
    pub(super) whole: &'c Value,
    pub(super) written: &'c Written,
    pub(super) findings: &'c [Finding],
}

impl Case<'_> {
    /// The reasons for which all faults may be let through; `None` where there is none for one of them.
    pub(super) fn excuses(&self, faults: &[Fault]) -> Option<Vec<Leniency>> {
        let excuses: Option<Vec<_>> = faults.iter().map(|fault| self.excuse(fault)).collect();
        Some(excuses?.into_iter().flatten().collect())
    }

    fn excuse(&self, fault: &Fault) -> Option<Vec<Leniency>> {
        let plain = self.reported(fault).or_else(|| self.plain(fault));
        if let Some(leniency) = plain {
            return Some(vec![leniency]);
        }
        fault
            .branches
            .iter()
            .find_map(|branch| self.excuses(branch))
    }

    fn plain(&self, fault: &Fault) -> Option<Leniency> {
        let keyword = fault.keyword.as_str();
        if CONSTRAINTS.contains(&keyword) || self.is_about_presence(fault) {
            return Some(Leniency::Constraint);
        }
        let (owner, _) = fault.schema.rsplit_once('/')?;
        let schema = self.bundle.at(owner);
        let format = schema.and_then(|it| it.get("format")?.as_str());
        if keyword == "format" && !format.is_some_and(|name| TYPED.contains(&name)) {
            return Some(Leniency::Format);
        }
        // A number that a document says comes as text is read without quotes, too.
        let is_decimal = keyword == "type" && format == Some("decimal");
        if is_decimal || self.is_declared(fault) {
            return Some(Leniency::Declared);
        }
        let places = self.places(fault);
        let mut findings = self.findings.iter();
        let finding = findings.find(|finding| {
            let is_about = |place: &String| {
                let rest = place.strip_prefix(&finding.pointer);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            CODES.contains(&finding.code.as_str()) && places.iter().any(is_about)
        })?;
        Some(Leniency::Diagnosed(finding.code.clone()))
    }

    /// Whether a choice is only about which members are there: `anyOf: [{required: [a]}, {required: [b]}]`.
    fn is_about_presence(&self, fault: &Fault) -> bool {
        let branches = self.bundle.at(&fault.schema).and_then(Value::as_array);
        let is_plain = |key: &String| {
            matches!(
                key.as_str(),
                "required" | "not" | "title" | "description" | "type"
            )
        };
        let is_presence = |branch: &Value| {
            let members = branch.as_object();
            members.is_some_and(|it| it.contains_key("required") && it.keys().all(is_plain))
        };
        let is_choice = matches!(fault.keyword.as_str(), "anyOf" | "oneOf");
        is_choice && branches.is_some_and(|it| !it.is_empty() && it.iter().all(is_presence))
    }

    /// Whether a schema of the value that is at fault declares quirks, or the one of the member that is missing does.
    fn is_declared(&self, fault: &Fault) -> bool {
        let has = |schema: Option<&Value>| {
            schema
                .and_then(|it| it.get("x-wire-quirks"))
                .is_some_and(Value::is_array)
        };
        let owner = fault
            .schema
            .rsplit_once('/')
            .and_then(|(owner, _)| self.bundle.at(owner));
        let member = fault.member.as_ref();
        has(member.and_then(|name| owner?.get("properties")?.get(name)))
            || self
                .way(fault)
                .iter()
                .any(|place| has(self.whole.pointer(place)))
    }

    /// The places in the document of all schemas of the value that is at fault.
    fn places(&self, fault: &Fault) -> Vec<String> {
        let way = self.way(fault);
        way.iter()
            .filter_map(|place| self.bundle.origin(place))
            .collect()
    }

    /// The places in the bundle of all schemas of the value that is at fault, which the judge passed on its way.
    fn way(&self, fault: &Fault) -> Vec<String> {
        let mut places = Vec::new();
        let mut place = String::new();
        let mut steps = fault.way.split('/').skip(1);
        while let Some(step) = steps.next() {
            if step == "$ref" {
                let reference = self
                    .whole
                    .pointer(&place)
                    .and_then(|it| it.get("$ref")?.as_str());
                place = reference
                    .unwrap_or_default()
                    .trim_start_matches('#')
                    .to_owned();
            } else {
                place = format!("{place}/{step}");
            }
            if matches!(step, "properties" | "patternProperties" | "prefixItems") {
                place = format!("{place}/{}", steps.next().unwrap_or_default());
                places.clear();
            } else if matches!(step, "items" | "additionalProperties") {
                places.clear();
            }
            places.push(place.clone());
        }
        places
    }

    /// A deviation at the fault, of the object whose tag is at fault, or for a member that should not be there.
    fn reported(&self, fault: &Fault) -> Option<Leniency> {
        let is_about = |(at, _): &&(String, String)| {
            let is_member = fault.at.is_empty()
                || at
                    .strip_prefix(&fault.at)
                    .is_some_and(|it| it.starts_with('/'));
            *at == fault.at || (is_member && fault.keyword.ends_with("Properties"))
        };
        // An object whose tag is none of those known is reported as a whole, and its tag is at fault.
        let owner = fault.at.rsplit_once('/').map(|(owner, _)| owner);
        let is_tag = |(at, name): &&(String, String)| {
            Some(at.as_str()) == owner
                && matches!(name.as_str(), "open-enum" | "absent-undocumented")
                && matches!(fault.keyword.as_str(), "type" | "enum" | "const")
        };
        let mut deviations = self.written.deviations.iter();
        let (_, name) = deviations.find(|it| is_about(it) || is_tag(it))?;
        Some(Leniency::Reported(name.clone()))
    }
}
