//! Which functions has a file, which of them are tests, and what do they say of themselves?

use std::path::Path;

use syn::{Attribute, Block, Expr, File, Item, ReturnType, Signature};

/// A test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Test {
    /// Its name with the program's and the modules': `contract::wire::list_clients`.
    pub name: String,
    /// The lists that it goes through, by its own word.
    pub lists: Vec<String>,
}

/// A function, or a constant that may hold functions.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name without modules.
    pub name: String,
    /// The module it is in, which tells functions of one name apart.
    pub module: String,
    /// Set for a test.
    pub test: Option<Test>,
    /// Its arguments and what it gives.
    pub signature: Option<Signature>,
    /// What it does.
    pub code: Code,
}

/// Where calls may stand.
#[derive(Debug, Clone)]
pub enum Code {
    /// The body of a function.
    Block(Block),
    /// The value of a constant.
    Value(Expr),
}

impl Function {
    /// The type that a call gives.
    pub fn output(&self) -> Option<&syn::Type> {
        match &self.signature.as_ref()?.output {
            ReturnType::Type(_, ty) => Some(ty),
            ReturnType::Default => None,
        }
    }
}

/// The module of a file: `tests/tests/contract/wire.rs` is `contract::wire`, `runtime/src/gate/mod.rs` is `runtime::gate`.
pub fn module(path: &Path) -> String {
    let text = path.with_extension("").to_string_lossy().replace('\\', "/");
    let mut steps: Vec<&str> = text.split('/').collect();
    // The tests of a crate are programs of their own; those of `tests` need no name before theirs.
    steps.retain(|step| !["src", "lib", "main", "mod"].contains(step));
    if steps.starts_with(&["tests", "tests"]) {
        steps.drain(..2);
    } else if steps.get(1) == Some(&"tests") {
        steps.remove(1);
    }
    steps.join("::")
}

/// All functions and constants of a file.
pub fn functions(file: &File, module: &str) -> Vec<Function> {
    let mut functions = Vec::new();
    items(&file.items, module, &mut functions);
    functions
}

/// Those that are tests.
pub fn tests(functions: &[Function]) -> impl Iterator<Item = &Test> {
    functions
        .iter()
        .filter_map(|function| function.test.as_ref())
}

fn items(all: &[Item], module: &str, functions: &mut Vec<Function>) {
    for item in all {
        match item {
            Item::Fn(item) => {
                let name = item.sig.ident.to_string();
                functions.push(Function {
                    test: test(&item.attrs, &format!("{module}::{name}")),
                    module: module.to_owned(),
                    signature: Some(item.sig.clone()),
                    code: Code::Block((*item.block).clone()),
                    name,
                });
            }
            Item::Const(item) => {
                functions.push(constant(&item.ident.to_string(), module, &item.expr));
            }
            Item::Static(item) => {
                functions.push(constant(&item.ident.to_string(), module, &item.expr));
            }
            Item::Mod(item) => {
                if let Some((_, inner)) = &item.content {
                    items(inner, &format!("{module}::{}", item.ident), functions);
                }
            }
            _ => {}
        }
    }
}

fn constant(name: &str, module: &str, value: &Expr) -> Function {
    Function {
        name: name.to_owned(),
        module: module.to_owned(),
        test: None,
        signature: None,
        code: Code::Value(value.clone()),
    }
}

fn test(attributes: &[Attribute], name: &str) -> Option<Test> {
    let is_test = |attribute: &Attribute| {
        let last = attribute.path().segments.last();
        last.is_some_and(|segment| segment.ident == "test")
    };
    attributes.iter().any(is_test).then(|| Test {
        name: name.to_owned(),
        lists: attributes
            .iter()
            .filter_map(said)
            .flat_map(|line| lists(&line))
            .collect(),
    })
}

/// The text of a line of documentation.
fn said(attribute: &Attribute) -> Option<String> {
    let value = &attribute.meta.require_name_value().ok()?.value;
    match value {
        Expr::Lit(literal) if attribute.path().is_ident("doc") => match &literal.lit {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// `Ledger: sends every operation, parameter.` gives the two words.
fn lists(line: &str) -> Vec<String> {
    let Some((_, words)) = line
        .trim()
        .strip_prefix("Ledger: ")
        .and_then(|line| line.split_once(" every "))
    else {
        return Vec::new();
    };
    let words = words.trim_end_matches('.').split(',');
    words.map(|word| word.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_named_as_cargo_names_tests() {
        for (path, name) in [
            ("tests/tests/contract/wire.rs", "contract::wire"),
            ("tests/tests/contract/main.rs", "contract"),
            ("runtime/tests/http/retry.rs", "runtime::http::retry"),
            (
                "runtime/src/gate/tests/queue.rs",
                "runtime::gate::tests::queue",
            ),
            ("xtask/src/tidy/mod.rs", "xtask::tidy"),
        ] {
            assert_eq!(module(Path::new(path)), name);
        }
    }

    #[test]
    fn a_test_says_which_lists_it_goes_through() {
        assert_eq!(
            lists(" Ledger: sends every operation, parameter."),
            ["operation", "parameter"]
        );
        assert!(lists(" Sends every operation.").is_empty());
    }
}
