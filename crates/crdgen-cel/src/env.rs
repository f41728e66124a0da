//! What a version of the API server knows in expressions.

/// Which macros and which syntax there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Macros {
    /// `optMap`, `optFlatMap`, and `?` in front of fields, indices and entries.
    pub(crate) optionals: bool,
    /// `all` and its like with two variables.
    pub(crate) two_variables: bool,
    /// `sortBy`.
    pub(crate) sort_by: bool,
}

impl Macros {
    pub(crate) fn has_optional_syntax(&self) -> bool {
        self.optionals
    }
}

/// An environment.
pub struct Environment {
    macros: Macros,
}

impl Environment {
    /// That of new expressions.
    pub fn new_expressions() -> Self {
        Self { macros: Macros { optionals: true, two_variables: true, sort_by: true } }
    }
    /// Its macros.
    pub fn macros(&self) -> &Macros {
        &self.macros
    }
}
