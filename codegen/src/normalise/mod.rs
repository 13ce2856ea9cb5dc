//! Which version is a document written in, and what did it leave out?
