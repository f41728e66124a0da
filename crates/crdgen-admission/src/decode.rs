//! From JSON to a document of a known type, as the server decodes it when asked to be strict: `sigs.k8s.io/json` in its
//! words.
