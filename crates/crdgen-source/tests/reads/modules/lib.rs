//! Modules in files, and the kinds in them.

pub mod api;

#[cfg(test)]
mod tests {
    #[derive(kube::CustomResource)]
    #[kube(group = "example.com", version = "v1", kind = "OnlyInTests")]
    struct TestSpec {}
}

#[cfg(feature = "off")]
mod off;
