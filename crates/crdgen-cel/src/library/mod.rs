//! The functions that there are, a file for each library, and since when a server has them.

mod authorizer;
mod cidr;
mod comprehensions;
mod ext_lists;
mod format;
mod ip;
mod lists;
mod optional;
mod quantity;
mod regex;
mod semver;
mod sets;
mod standard;
mod strings;
mod url;

/// The id of an overload, the name of its function, and its signature. A name of one capital letter is any type.
pub(crate) type Overload = (&'static str, &'static str, &'static str);

/// Functions that came, and went, together.
pub(crate) struct Library {
    /// The minor version of Kubernetes since which they are there.
    pub(crate) since: u32,
    /// That from which on they are not.
    pub(crate) until: Option<u32>,
    pub(crate) overloads: &'static [Overload],
    /// The names of types that rules may write.
    pub(crate) types: &'static [&'static str],
}

const fn library(since: u32, overloads: &'static [Overload]) -> Library {
    Library { since, until: None, overloads, types: &[] }
}

/// All libraries, in the order in which a server adds them: it is that of the overloads of a function.
pub(crate) const LIBRARIES: &[Library] = &[
    library(0, standard::STANDARD),
    library(0, url::URL),
    library(0, regex::REGEX),
    Library { until: Some(37), ..library(0, lists::LISTS) },
    library(27, authorizer::AUTHORIZER),
    Library { types: &["optional_type"], ..library(28, optional::OPTIONAL) },
    library(28, quantity::QUANTITY),
    library(0, strings::STRINGS),
    library(29, strings::NEW),
    library(29, sets::SETS),
    Library { types: &["net.IP"], ..library(30, ip::IP) },
    Library { types: &["net.CIDR"], ..library(30, cidr::CIDR) },
    library(31, format::FORMAT),
    library(31, authorizer::SELECTORS),
    library(32, comprehensions::COMPREHENSIONS),
    library(33, semver::SEMVER),
    library(34, ext_lists::EXT_LISTS),
    library(37, lists::LISTS),
    library(37, lists::INCLUDES),
];
