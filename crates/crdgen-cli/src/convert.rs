//! `crdgen convert`

use crate::args::ConvertArgs;
use crate::{Outcome, Result};

pub(crate) fn run(args: &ConvertArgs) -> Result<Outcome> {
    let _ = args;
    Err("not yet".into())
}
