//! What does an overlay change?
//!
//! ```yaml
//! overlay: 1.1.0
//! info: {title: Names, version: '1'}
//! actions:
//!   - {target: $.paths['/pets'].get, update: {operationId: listPets}}
//!   - {target: "$.paths.*[?@.x-internal == true]", remove: true}
//!   - {target: $.components.schemas.Cat, copy: $.components.schemas.Pet}
//! ```
//!
//! The actions are carried out in their order, before anything else reads the
//! document. What an overlay adds shows the overlay's file and line. An overlay
//! is the caller's own: any fault of one refuses the whole run, and so does a path
//! that would meet more of the document than anyone means.

mod action;
mod cost;
mod merge;
mod select;

pub(super) use action::Actions;
pub use action::Overlay;
