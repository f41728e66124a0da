//! Holds crdgen's verdicts to those of a real kube-apiserver, which is the Go program beside this.
//!
//! A [`case::Case`] is a request; crdgen and a [`cluster::Cluster`] answer it with an [`answer::Answer`] each.

pub mod answer;
pub mod case;
pub mod cluster;
pub mod differential;
pub mod edit;
pub mod parallel;
pub mod program;
pub mod random;
pub mod recorded;
pub mod rules;
pub mod server;
pub mod shrink;
pub mod verdicts;
pub mod wire;
