//! Which sample of an operation is its success?

use std::path::Path;
use std::{fs, io};

/// The sample in a folder with the lowest status of success: the status, and the text.
pub(super) fn success(folder: &Path) -> io::Result<(u16, String)> {
    let mut statuses = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let status = name.to_str().and_then(|name| name.strip_suffix(".json"));
        statuses.extend(status.and_then(|status| status.parse::<u16>().ok()));
    }
    let successes = statuses
        .into_iter()
        .filter(|status| (200..300).contains(status));
    match successes.min() {
        Some(status) => {
            let text = fs::read_to_string(folder.join(format!("{status}.json")))?;
            Ok((status, text))
        }
        None => Err(io::Error::new(
            io::ErrorKind::NotFound,
            format!("{} has no sample of a success", folder.display()),
        )),
    }
}
