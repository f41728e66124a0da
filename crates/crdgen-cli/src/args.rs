//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use crdgen_files::{FeatureSelection, Format, Selection};

/// The CRD compiler for Rust: from Rust types to what Kubernetes needs.
///
/// Exit codes: 0 all is well, 1 there are findings, 2 could not run.
#[derive(Debug, Parser)]
#[command(name = "crdgen", version, propagate_version = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start a package: a custom resource, its controller, and tests
    ///
    /// The package builds and runs as it is. Its folder must not be there yet, or be empty.
    New(NewArgs),
    /// Write the CRDs of all kinds in Rust source
    ///
    /// Reads `#[derive(CustomResource)]` with `#[crd(...)]` or `#[kube(...)]` as it stands in the source. A package is compiled
    /// only for kinds whose schemas source alone does not tell, such as those that a function makes. All files of a run are
    /// written, or none.
    ///
    /// The files are named `<plural>.<group>.yaml`. They go into the folder that `--out` names, or `out` in
    /// `[package.metadata.crdgen]` or `[workspace.metadata.crdgen]` of the manifest, or else into `crds` beside the manifest.
    Generate(GenerateArgs),
    /// Say what a Kubernetes API server would say to these documents
    ///
    /// Judges CustomResourceDefinitions, objects of them, and APIServices by the rules of Kubernetes 1.37, offline and in the
    /// server's words, CEL included. The CRDs of objects are looked for among the paths, under `--crds`, beside the
    /// objects, and, if there are none, in the Rust package of the working folder.
    Validate(ValidateArgs),
    /// Make v1 CRDs of v1beta1 CRDs and ThirdPartyResources
    ///
    /// Decisions that had to be made are told on standard error. What only the author can decide is refused, and then
    /// nothing is written.
    Convert(ConvertArgs),
    /// Print a script that completes the command line
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print a manual page
    Man {
        /// The command that it is about; all of crdgen if absent
        command: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
#[command(disable_version_flag = true)]
pub(crate) struct NewArgs {
    /// The folder, whose name is that of the package
    #[arg(value_name = "NAME")]
    pub(crate) path: PathBuf,
    /// The kind; that of the package's name if absent
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// The API group
    #[arg(long, default_value = "example.com")]
    pub(crate) group: String,
    /// The version of the API
    #[arg(long, default_value = "v1alpha1", value_name = "NAME")]
    pub(crate) version: String,
    /// The name in URLs; the usual plural of the kind if absent
    #[arg(long)]
    pub(crate) plural: Option<String>,
    /// Objects live in no namespace
    #[arg(long)]
    pub(crate) cluster: bool,
    /// Say nothing but what is wrong
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct GenerateArgs {
    /// Folders of packages or workspaces, their `Cargo.toml`, single Rust files, or CRDs in YAML or JSON
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    /// What to write: CRDs, or clients and manifests, which go into a folder named after the target
    #[arg(long = "target", value_name = "TARGET", value_enum, value_delimiter = ',', default_value = "crd")]
    pub(crate) targets: Vec<Target>,
    /// How kinds are found out about
    #[arg(long, value_enum, default_value_t)]
    pub(crate) engine: EngineArg,
    /// Write into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Print the documents, and write nothing
    #[arg(long, conflicts_with_all = ["out", "check", "prune"])]
    pub(crate) stdout: bool,
    /// The text of the documents
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FormatArg,
    /// Show what would change, and write nothing; exit with 1 if something would
    #[arg(long)]
    pub(crate) check: bool,
    /// The form of what is found
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: ReportArg,
    /// Remove the files of kinds that are gone
    ///
    /// Only those that crdgen wrote: a CRD in its own text, under its own name. Not with a choice of packages, as the files
    /// of the others would go.
    #[arg(long, conflicts_with = "packages")]
    pub(crate) prune: bool,
    /// Only these packages of the workspace
    #[arg(short, long = "package", value_name = "NAME")]
    pub(crate) packages: Vec<String>,
    /// All packages of the workspace
    #[arg(long, conflicts_with = "packages")]
    pub(crate) workspace: bool,
    /// Turn on these features, separated by commas or spaces
    #[arg(short = 'F', long, value_name = "FEATURES")]
    pub(crate) features: Vec<String>,
    /// Turn on all features
    #[arg(long)]
    pub(crate) all_features: bool,
    /// Do not turn on the feature `default`
    #[arg(long)]
    pub(crate) no_default_features: bool,
    /// Say nothing but what is wrong
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ValidateArgs {
    /// Files and folders of YAML or JSON, `-` for standard input, Rust packages, their `Cargo.toml`, or single Rust files
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// What is there already: a document that is found in it again, by kind, namespace and name, is judged as an update;
    /// may be given several times
    #[arg(long, value_name = "PATH")]
    pub(crate) old: Vec<PathBuf>,
    /// More CRDs for the objects: a file, a folder or a Rust package; may be given several times
    #[arg(long, value_name = "PATH")]
    pub(crate) crds: Vec<PathBuf>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: OutputArg,
    /// The namespace that objects are sent to; their own, or `default`, if absent
    #[arg(long, value_name = "NS")]
    pub(crate) namespace: Option<String>,
    /// Say nothing but what is wrong
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// How verdicts are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputArg {
    /// Findings with the lines that they are about
    #[default]
    Text,
    /// One line of JSON for each document
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ConvertArgs {
    /// Files of YAML or JSON, `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Write into this folder, one file a CRD; to standard output if absent
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The text of the documents
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FormatArg,
}

/// How kinds are found out about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum EngineArg {
    /// Read the source, and compile the package for the kinds that source alone does not tell
    #[default]
    Auto,
    /// Read the source alone; nothing of the package is run
    Source,
    /// Compile the package for all kinds
    Compiled,
}

/// How `generate` tells what is wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportArg {
    /// Findings with the lines of Rust that they are about, on standard error
    #[default]
    Text,
    /// The same, and annotations of a GitHub workflow on standard output
    Github,
}

/// What `generate` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// `<plural>.<group>.yaml`
    Crd,
    /// An APIService a version, and all else that an API server of its own needs in the cluster
    Apiservice,
    /// A package in Rust with a controller for each kind; what is there of it already is left alone, but for its types
    Controller,
    /// Types, apply configurations and clients on k8s.io/client-go, a package a group and version
    Go,
    /// Types and clients on fabric8's kubernetes-client
    Java,
    /// Types and clients on lightkube
    Python,
    /// Types and clients on kube
    Rust,
    /// Types and clients on @kubernetes/client-node
    Typescript,
}

/// [`Format`] as a value on the command line.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum FormatArg {
    #[default]
    Yaml,
    Json,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Yaml => Format::Yaml,
            FormatArg::Json => Format::Json,
        }
    }
}

impl GenerateArgs {
    /// The choice of packages and features.
    pub(crate) fn selection(&self) -> Selection {
        let names = self.features.iter().flat_map(|names| names.split([',', ' '])).filter(|name| !name.is_empty());
        Selection {
            packages: self.packages.clone(),
            workspace: self.workspace,
            features: FeatureSelection {
                features: names.map(str::to_owned).collect(),
                all: self.all_features,
                no_default: self.no_default_features,
            },
        }
    }
}

/// The command line as data, for completions and manual pages.
pub(crate) fn command() -> clap::Command {
    <Args as clap::CommandFactory>::command()
}
