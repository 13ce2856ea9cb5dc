//! Which branch of several does a value follow, and how does it say so?

use super::Value;
use crate::reading::Node;

/// How little a branch says of a value.
pub(super) fn vagueness(branch: Node<'_>) -> u8 {
    let says = |key: &str| branch.get(key).is_some();
    if says("enum") || says("const") {
        0
    } else if says("type") || says("allOf") || says("oneOf") || says("anyOf") {
        1
    } else {
        2
    }
}

/// A value of a branch of a union with a discriminator, with the member that names the branch.
///
/// Where the branch itself says which values the member has, these hold.
pub(super) fn tagged(
    schema: Node<'_>,
    branch: Node<'_>,
    reference: Option<&str>,
    value: Value,
) -> Value {
    let discriminator = schema.get("discriminator");
    let name = discriminator.and_then(|it| it.text("propertyName"));
    let (Some(name), Some(reference), Value::Object(mut members)) =
        (name, reference, value.clone())
    else {
        return value;
    };
    let own = branch
        .get("properties")
        .and_then(|properties| properties.get(name));
    if own.is_some_and(|own| own.get("enum").or(own.get("const")).is_some()) {
        return value;
    }
    let component = reference.rsplit('/').next().unwrap_or_default();
    let mapping = discriminator.and_then(|it| it.get("mapping"));
    let mut mapped = mapping.into_iter().flat_map(Node::entries);
    let tag = mapped.find_map(|(tag, target)| {
        let target = target.value().as_str()?;
        (target == reference || target == component).then_some(tag)
    });
    let tag = Value::Text(tag.unwrap_or(component).to_owned());
    match members.iter_mut().find(|(member, _)| member == name) {
        Some((_, value)) => *value = tag,
        None => members.insert(0, (name.to_owned(), tag)),
    }
    Value::Object(members)
}
