//! What is wrong with a document, whatever is generated from it?
