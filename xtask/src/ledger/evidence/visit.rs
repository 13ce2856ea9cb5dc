//! Which rows does a function touch?
//!
//! ```text
//! let clients = contazen(&server).clients();      // a client of Contazen, then its group `clients`
//! clients.list().search("a").await.unwrap();      // evidence for the operation and for the parameter
//! ```
//!
//! A chain of calls is followed from its root. Where it is not clear what the root is, there is no evidence.

use std::collections::{BTreeMap, BTreeSet};

use syn::{
    Expr, ExprMethodCall, File, Local, Macro, Pat, Path, Token,
    punctuated::Punctuated,
    visit::{self, Visit},
};

use super::{
    Place, Vocabulary,
    imports::Imports,
    reach::Name,
    source::{Code, Function},
    vocabulary::{Call, Model},
};

/// A function with what it touches itself, and the functions that it names.
#[derive(Debug)]
pub struct Seen {
    /// The function.
    pub function: Function,
    /// The rows.
    pub places: BTreeSet<Place>,
    /// Names of other functions, and of anything else.
    pub names: BTreeSet<Name>,
}

/// What an expression is.
#[derive(Debug, Clone)]
enum Thing<'v> {
    Client(String),
    Group(&'v BTreeMap<String, Call>),
    Request(&'v Call),
    Model(&'v Model),
}

/// Looks at all functions of a file.
pub fn all(file: &File, functions: Vec<Function>, vocabulary: &Vocabulary) -> Vec<Seen> {
    let imports = Imports::of(file, vocabulary);
    let outputs: BTreeMap<String, String> = functions
        .iter()
        .filter_map(|function| {
            let api = imports.api_of_type(function.output()?)?;
            Some((function.name.clone(), api))
        })
        .collect();
    let look = |function: Function| {
        let mut visitor = Visitor {
            vocabulary,
            imports: &imports,
            outputs: &outputs,
            variables: BTreeMap::new(),
            places: BTreeSet::new(),
            names: BTreeSet::new(),
            module: &function.module,
        };
        visitor.function(&function);
        let (places, names) = (visitor.places, visitor.names);
        Seen {
            function,
            places,
            names,
        }
    };
    functions.into_iter().map(look).collect()
}

struct Visitor<'v> {
    vocabulary: &'v Vocabulary,
    imports: &'v Imports<'v>,
    /// By function, the API whose client it gives.
    outputs: &'v BTreeMap<String, String>,
    variables: BTreeMap<String, Thing<'v>>,
    places: BTreeSet<Place>,
    names: BTreeSet<Name>,
    module: &'v str,
}

impl<'v> Visitor<'v> {
    fn function(&mut self, function: &Function) {
        for input in function
            .signature
            .iter()
            .flat_map(|signature| &signature.inputs)
        {
            if let syn::FnArg::Typed(argument) = input
                && let Some(api) = self.imports.api_of_type(&argument.ty)
            {
                self.bind(&argument.pat, &Thing::Client(api));
            }
        }
        match &function.code {
            Code::Block(block) => self.visit_block(block),
            Code::Value(value) => self.visit_expr(value),
        }
    }

    fn bind(&mut self, pattern: &Pat, thing: &Thing<'v>) {
        match pattern {
            Pat::Ident(name) => {
                self.variables.insert(name.ident.to_string(), thing.clone());
            }
            Pat::Type(typed) => self.bind(&typed.pat, thing),
            Pat::Tuple(tuple) => {
                for pattern in &tuple.elems {
                    self.bind(pattern, thing);
                }
            }
            _ => {}
        }
    }

    /// What an expression is; notes what is called on the way.
    fn thing(&mut self, expression: &Expr) -> Option<Thing<'v>> {
        match expression {
            Expr::Path(path) => self
                .variables
                .get(&path.path.get_ident()?.to_string())
                .cloned(),
            Expr::Call(call) => match call.func.as_ref() {
                Expr::Path(function) => self.called(&function.path),
                _ => None,
            },
            Expr::MethodCall(call) => self.method(call),
            Expr::Await(inner) => self.thing(&inner.base),
            Expr::Try(inner) => self.thing(&inner.expr),
            Expr::Reference(inner) => self.thing(&inner.expr),
            Expr::Paren(inner) => self.thing(&inner.expr),
            _ => None,
        }
    }

    fn called(&mut self, path: &Path) -> Option<Thing<'v>> {
        if let Some(model) = self.imports.model(path) {
            return Some(Thing::Model(model));
        }
        let by_name = path
            .get_ident()
            .and_then(|name| self.outputs.get(&name.to_string()));
        let api = by_name
            .cloned()
            .or_else(|| self.imports.api_of_path(path))?;
        if let Some(last) = path.segments.last() {
            let name = last.ident.to_string();
            self.places
                .extend(self.vocabulary.header(&api, &name).cloned());
        }
        Some(Thing::Client(api))
    }

    fn method(&mut self, call: &ExprMethodCall) -> Option<Thing<'v>> {
        let receiver = self.thing(&call.receiver)?;
        let name = call.method.to_string();
        Some(match receiver {
            Thing::Client(api) => match self.vocabulary.group(&api, &name) {
                Some(group) => Thing::Group(group),
                None => {
                    self.places
                        .extend(self.vocabulary.header(&api, &name).cloned());
                    Thing::Client(api)
                }
            },
            Thing::Group(group) => match group.get(&name) {
                Some(call) => {
                    self.places.extend(call.always.iter().cloned());
                    Thing::Request(call)
                }
                None => Thing::Group(group),
            },
            Thing::Request(request) => {
                self.places.extend(request.setters.get(&name).cloned());
                Thing::Request(request)
            }
            Thing::Model(model) => {
                self.places.extend(model.fields.get(&name).cloned());
                Thing::Model(model)
            }
        })
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_local(&mut self, local: &'ast Local) {
        visit::visit_local(self, local);
        let thing = local.init.as_ref().and_then(|init| self.thing(&init.expr));
        if let Some(thing) = thing {
            self.bind(&local.pat, &thing);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.method(call);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if let Some(model) = self.imports.model(path) {
            self.places.extend(model.schema.clone());
        }
        self.names.extend(self.imports.function(path, self.module));
        // A module that is imported may have the name of a function of this one.
        if let Some(name) = path.get_ident() {
            self.names.insert((None, name.to_string()));
        }
        visit::visit_path(self, path);
    }

    /// The arguments of `assert_eq!` and the like are expressions; those of other macros are not looked at.
    fn visit_macro(&mut self, found: &'ast Macro) {
        type Arguments = Punctuated<Expr, Token![,]>;
        if let Ok(arguments) = found.parse_body_with(Arguments::parse_terminated) {
            for argument in arguments {
                self.visit_expr(&argument);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::evidence::{reach::reached, source};

    fn vocabulary() -> Vocabulary {
        let row = |kind, path: &str| crate::generate::generator::Row {
            kind,
            pointer: "#/a".parse().unwrap(),
            wire_name: String::new(),
            operation: None,
            rust_path: Some(path.to_owned()),
            source: None,
        };
        use crate::generate::generator::Kind::{Body, Field, Operation, Parameter, Schema};
        let mut index = crate::generate::generator::Index::default();
        index.rows = vec![
            row(Operation, "acme::widgets::Widgets::list"),
            row(Parameter, "acme::widgets::Widgets::list(kind)"),
            row(Parameter, "acme::widgets::ListWidgets::size"),
            row(Operation, "acme::widgets::Widgets::create"),
            row(Body, "acme::model::NewWidget"),
            row(Schema, "acme::model::NewWidget"),
            row(Field, "acme::model::NewWidget::price"),
        ];
        let mut vocabulary = Vocabulary::default();
        vocabulary.add("acme", &index);
        vocabulary
    }

    fn evidence(text: &str) -> Vec<usize> {
        let file = syn::parse_file(text).unwrap();
        let functions = source::functions(&file, "contract");
        let seen = all(&file, functions, &vocabulary());
        let reached = reached(&seen);
        reached
            .into_iter()
            .flat_map(|(_, places)| places)
            .map(|(_, row)| row)
            .collect()
    }

    #[test]
    fn a_chain_of_calls_is_followed_from_its_client() {
        let through_variables = "
            #[test]
            fn lists() {
                let (client, _server) = acme(1).unwrap();
                let widgets = client.widgets();
                widgets.list(2).size(3).await.unwrap();
            }
            fn acme(n: u8) -> Option<(generated::acme::Client, u8)> { None }";
        assert_eq!(evidence(through_variables), [0, 1, 2]);
        let in_a_macro = "
            #[tokio::test]
            async fn lists() { assert_eq!(acme::Client::new(1).widgets().list(2).await, 3); }";
        assert_eq!(evidence(in_a_macro), [0, 1]);
    }

    #[test]
    fn what_a_test_calls_is_its_own() {
        let text = "
            use generated::acme::model::NewWidget as New;
            #[test]
            fn creates() { helper(&acme::Client::new()); }
            fn helper(client: &acme::Client) { client.widgets().create(New::new().price(1)); }
            fn nobody(client: &acme::Client) { client.widgets().list(1); }";
        assert_eq!(evidence(text), [3, 4, 5, 6]);
    }

    #[test]
    fn a_function_behind_a_module_is_of_that_module() {
        let text = "
            mod acme {
                pub const CALLERS: &[fn(&generated::acme::Client)] = &[widgets::list];
                mod widgets {
                    pub fn list(client: &generated::acme::Client) {
                        let mut call = client.widgets().list(1);
                        if true { call = call.size(2); }
                    }
                }
            }
            #[test]
            fn sends() { send(acme::CALLERS); }
            fn send<T>(_: T) {}
            fn list(client: &generated::acme::Client) { client.widgets().create(1); }";
        assert_eq!(evidence(text), [0, 1, 2]);
    }

    #[test]
    fn what_is_not_clear_is_no_evidence() {
        let text = "#[test] fn lists() { other().widgets().list(1).size(2); }";
        assert_eq!(evidence(text), [0_usize; 0]);
    }
}
