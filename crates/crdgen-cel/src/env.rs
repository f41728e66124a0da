//! What a version of the API server knows in expressions.

use std::sync::OnceLock;

use crate::decls::{self, Functions};
use crate::library::{LIBRARIES, Library};

/// The minor version of Kubernetes whose rules these are.
pub const MINOR: u32 = 37;

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

/// What is known in expressions.
#[derive(Debug)]
pub struct Environment {
    /// The functions.
    pub(crate) functions: Functions,
    /// The names of types of libraries.
    pub(crate) types: Vec<&'static str>,
    pub(crate) macros: Macros,
    /// Whether numbers of different types can be compared.
    pub(crate) compares_numbers: bool,
    /// Whether literals of durations, times and patterns are looked into.
    pub(crate) checks_literals: bool,
    /// Whether a field may be called by a word that is none of a name: `self.namespace`.
    pub(crate) keywords_as_fields: bool,
}

impl Environment {
    /// That of expressions that are new or changed, in a server of a minor version: what the version before it knows,
    /// since it may have to go back to that.
    pub fn new_expressions(minor: u32) -> Self {
        let minor = minor.saturating_sub(1);
        Self::of(minor, |library| library.since <= minor && library.until.is_none_or(|until| until > minor))
    }

    /// That of expressions that are stored: all that any version knew.
    pub fn stored_expressions() -> Self {
        Self::of(u32::MAX, |library| library.until.is_none())
    }

    /// That of new expressions in the server whose rules these are.
    pub fn new_today() -> &'static Self {
        static NEW: OnceLock<Environment> = OnceLock::new();
        NEW.get_or_init(|| Self::new_expressions(MINOR))
    }

    /// That of stored expressions in the server whose rules these are.
    pub fn stored_today() -> &'static Self {
        static STORED: OnceLock<Environment> = OnceLock::new();
        STORED.get_or_init(Self::stored_expressions)
    }

    /// The macros.
    pub fn macros(&self) -> &Macros {
        &self.macros
    }

    fn of(minor: u32, is_known: impl Fn(&Library) -> bool) -> Self {
        let mut functions = Functions::new();
        let mut types = Vec::new();
        for library in LIBRARIES.iter().filter(|library| is_known(library)) {
            for overload in library.overloads {
                decls::add(&mut functions, *overload);
            }
            types.extend(library.types);
        }
        let macros = Macros { optionals: minor >= 28, two_variables: minor >= 32, sort_by: minor >= 34 };
        Self {
            functions,
            types,
            macros,
            compares_numbers: minor >= 28,
            checks_literals: minor >= 29,
            keywords_as_fields: minor >= 31,
        }
    }
}
