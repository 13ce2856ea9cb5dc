//! Is every security scheme that is asked for declared?

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;

impl<'d> Check<'_, 'd> {
    /// Reports a scheme of a security requirement that `components` lacks.
    pub(super) fn security(&mut self, requirement: Node<'d>) {
        let schemes = self.document.root().at("/components/securitySchemes");
        for (name, _) in requirement.entries() {
            if schemes.is_some_and(|schemes| schemes.get(name).is_some()) {
                continue;
            }
            let place = requirement.place_of_key(name);
            let message = format!("the security scheme `{name}` is not declared");
            let mut diagnostic =
                Diagnostic::warning(Code::UndeclaredSecurityScheme, place, message);
            let known = schemes
                .into_iter()
                .flat_map(Node::entries)
                .map(|(key, _)| key);
            diagnostic.help = self.hints.did_you_mean(name, known);
            self.diagnostics.push(diagnostic);
        }
    }
}
