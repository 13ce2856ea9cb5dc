//! What is an operation without an id called?
//!
//! After its verb and its path: `GET /pets/{petId}/toys` is spelled `get_pets_by_petId_toys`.

use crate::ir::Operation;

/// The spelling of an operation by verb and path.
pub(super) fn verb_and_path(operation: &Operation) -> String {
    let mut spelling = operation.method.as_str().to_ascii_lowercase();
    for segment in operation
        .wire_path
        .split('/')
        .filter(|segment| !segment.is_empty())
    {
        spelling.push('_');
        spelling.push_str(&segment.replace('{', "_by_").replace('}', "_"));
    }
    if operation.wire_path == "/" {
        spelling.push_str("_root");
    } else if operation.wire_path.ends_with('/') {
        spelling.push('/');
    }
    let mut single = String::with_capacity(spelling.len());
    for character in spelling.chars() {
        if !(character == '_' && single.ends_with('_')) {
            single.push(character);
        }
    }
    single.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::verb_and_path;
    use crate::analyse::fixture::operation;

    #[test]
    fn verbs_and_paths() {
        for (path, spelling) in [
            ("/pets/{petId}/toys", "get_pets_by_petId_toys"),
            ("/files/{name}.{ext}", "get_files_by_name_._by_ext"),
            ("/a-b/c_d", "get_a-b_c_d"),
            ("/pets/", "get_pets/"),
            ("//pets", "get_pets"),
            ("/", "get_root"),
            ("", "get"),
        ] {
            let mut operation = operation("");
            operation.wire_path = path.to_owned();
            assert_eq!(verb_and_path(&operation), spelling);
        }
    }
}
