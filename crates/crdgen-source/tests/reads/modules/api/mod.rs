pub mod v1;
pub mod v1beta1;
#[path = "elsewhere.rs"]
mod shared;
