//! Which types differ between requests and answers?
//!
//! ```yaml
//! User:
//!   required: [id, password]
//!   properties: {id: {type: integer, readOnly: true}, password: {type: string, writeOnly: true}, name: {type: string}}
//! ```
//!
//! An operation that answers with `User` gives `User`, in which the password is optional because it should not come. One
//! that sends it takes `UserRequest`, which has no `id`. A type that contains such a one differs too; every other type is
//! one type, whichever way it travels.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use crate::ir::{
    Access, Additional, Content, Field, NameSource, NamedType, Operation, Presence, Shape, Tag,
    Type, TypeGraph, TypeId, TypeKind, uses,
};

impl Lowering<'_, '_> {
    /// Gives requests types of their own where they differ from those of answers.
    pub(super) fn project(&mut self, tags: &mut [Tag]) {
        let differing = differing(&self.graph);
        if differing.is_empty() {
            return;
        }
        let operations = || tags.iter().flat_map(|tag| &tag.operations);
        let received = operations().flat_map(uses::received);
        let received = ids_of(&uses::closure(&self.graph, received, uses::in_answers));
        let sent = operations().flat_map(uses::sent);
        let sent = ids_of(&uses::closure(&self.graph, sent, uses::in_requests));
        let mut twins = BTreeMap::new();
        for id in sent.iter().filter(|id| differing.contains(id)) {
            if received.contains(id) {
                twins.insert(*id, self.twin(*id));
            }
        }
        for id in &sent {
            match twins.get(id) {
                Some(twin) => self.without(*twin, Access::Read),
                None if !received.contains(id) => self.without(*id, Access::Read),
                None => {}
            }
        }
        for id in &received {
            self.loosen(*id);
        }
        let twin_ids: Vec<TypeId> = twins.values().copied().collect();
        for id in twin_ids {
            if let Some(named) = self.graph.types.get_mut(id.0) {
                each_type(&mut named.shape, &mut |ty| redirect(ty, &twins));
            }
        }
        // A type that only requests contain may lead to one that differs.
        for id in sent.iter().filter(|id| !received.contains(id)) {
            if let Some(named) = self.graph.types.get_mut(id.0) {
                each_type(&mut named.shape, &mut |ty| redirect(ty, &twins));
            }
        }
        for operation in tags.iter_mut().flat_map(|tag| &mut tag.operations) {
            each_sent(operation, &mut |ty| redirect(ty, &twins));
        }
    }

    /// The same type once more, called after its place and `request`.
    fn twin(&mut self, id: TypeId) -> TypeId {
        let Some(named) = self.graph.get(id) else {
            return id;
        };
        let name = match &named.name {
            NameSource::Given(name) => NameSource::Given(format!("{name}Request")),
            NameSource::Place(place) => {
                let mut place = place.clone();
                place.push("request".to_owned());
                NameSource::Place(place)
            }
        };
        let twin = NamedType {
            name,
            ..named.clone()
        };
        self.reserve(twin)
    }

    /// Takes the members out that travel the other way only.
    fn without(&mut self, id: TypeId, access: Access) {
        if let Some(Shape::Struct(structure)) =
            self.graph.types.get_mut(id.0).map(|named| &mut named.shape)
        {
            structure.fields.retain(|field| field.access != access);
        }
    }

    /// A member that should not come in answers need not.
    fn loosen(&mut self, id: TypeId) {
        if let Some(Shape::Struct(structure)) =
            self.graph.types.get_mut(id.0).map(|named| &mut named.shape)
        {
            let fields = structure.fields.iter_mut();
            for field in fields.filter(|field| field.access == Access::Write) {
                field.presence = Presence::Optional;
            }
        }
    }
}

/// The types that differ, or contain one that does.
fn differing(graph: &TypeGraph) -> BTreeSet<TypeId> {
    let one_way = |field: &Field| field.access != Access::Both;
    let ids = || (0..graph.types.len()).map(TypeId);
    let shape = |id: TypeId| graph.get(id).map(|named| &named.shape);
    let mut differing: BTreeSet<TypeId> = ids()
        .filter(|id| matches!(shape(*id), Some(Shape::Struct(it)) if it.fields.iter().any(one_way)))
        .collect();
    let mut users: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    for (user, shape) in ids().filter_map(|id| Some((id, shape(id)?))) {
        for part in uses::of_shape(shape, uses::any_way) {
            users.entry(part).or_default().push(user);
        }
    }
    let mut open: Vec<TypeId> = differing.iter().copied().collect();
    while let Some(part) = open.pop() {
        let users = users.get(&part).into_iter().flatten();
        open.extend(users.filter(|user| differing.insert(**user)));
    }
    differing
}

/// The types of which a list by type says so.
fn ids_of(holds: &[bool]) -> BTreeSet<TypeId> {
    let found = holds.iter().enumerate().filter(|(_, holds)| **holds);
    found.map(|(index, _)| TypeId(index)).collect()
}

/// Visits the types that a shape uses.
fn each_type(shape: &mut Shape, visit: &mut dyn FnMut(&mut Type)) {
    match shape {
        Shape::Struct(structure) => {
            let fields = structure.fields.iter_mut().map(|field| &mut field.ty);
            let dynamic = structure.dynamic.iter_mut().map(|dynamic| &mut dynamic.ty);
            fields.chain(dynamic).for_each(&mut *visit);
            if let Additional::Typed(ty) = &mut structure.additional {
                visit(ty);
            }
        }
        Shape::Newtype(newtype) => visit(&mut newtype.ty),
        Shape::Union(union) => {
            let branches = union.branches.iter_mut();
            branches.for_each(|branch| visit(&mut branch.ty));
        }
        Shape::Enum(_) => {}
    }
}

/// Lets a use lead to the types of requests.
fn redirect(ty: &mut Type, twins: &BTreeMap<TypeId, TypeId>) {
    match &mut ty.kind {
        TypeKind::Named(id) => {
            if let Some(twin) = twins.get(id) {
                *id = *twin;
            }
        }
        TypeKind::List(item)
        | TypeKind::Map(item)
        | TypeKind::IdOr(item)
        | TypeKind::Cased(item) => redirect(item, twins),
        TypeKind::Tuple(items) => items.iter_mut().for_each(|item| redirect(item, twins)),
        TypeKind::Scalar(_) | TypeKind::Any => {}
    }
}

/// Visits the types that an operation sends.
fn each_sent(operation: &mut Operation, visit: &mut dyn FnMut(&mut Type)) {
    for parameter in &mut operation.parameters {
        if let Some(ty) = parameter.ty.value_mut() {
            visit(ty);
        }
    }
    if let Some(request) = &mut operation.request
        && let Content::Json { ty, .. } = &mut request.content
    {
        visit(ty);
    }
}
