//! APIServices of `apiregistration.k8s.io/v1` (§7.3): `ValidateAPIService`, and what the server does before it.

use crdgen_core::meta::ObjectMeta;
use crdgen_core::names::{dns1035_label, dns1123_subdomain};
use serde_json::Value;

use crate::decode;
use crate::field::{Error, Path};
use crate::go;
use crate::meta;
use crate::verdict::Verdict;

const KIND: &str = "APIService";
const VERSION: &str = "apiregistration.k8s.io/v1";
const BETA: &str = "apiregistration.k8s.io/v1beta1";

/// A document of the kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiService {
    /// `apiregistration.k8s.io/v1`, which is also meant where nothing is said.
    pub api_version: String,
    /// `APIService`, likewise.
    pub kind: String,
    /// The name is `<version>.<group>`.
    pub metadata: ObjectMeta,
    /// What the author wants.
    pub spec: ApiServiceSpec,
    /// What the server found; it keeps its own, but a document must be right in it.
    pub status: ApiServiceStatus,
}

/// `spec`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApiServiceSpec {
    /// The service that serves the version; the server itself if there is none.
    pub service: Option<ServiceReference>,
    /// The API group; empty for the oldest, `v1`.
    pub group: String,
    /// The version of it.
    pub version: String,
    /// Whether any certificate of the service will do.
    pub insecure_skip_tls_verify: bool,
    /// Who may sign the certificate of the service, PEM in base64.
    pub ca_bundle: String,
    /// The priority of the group, 1 to 20,000.
    pub group_priority_minimum: i32,
    /// The priority of the version in its group, 1 to 1,000.
    pub version_priority: i32,
}

/// `spec.service`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServiceReference {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// Its port; 443 if absent.
    pub port: Option<i32>,
}

/// `status`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApiServiceStatus {
    /// Whether the service can be reached.
    pub conditions: Vec<ApiServiceCondition>,
}

/// One of `status.conditions`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApiServiceCondition {
    /// `Available`.
    pub type_: String,
    /// `True`, `False` or `Unknown`.
    pub status: String,
    /// When the status changed.
    pub last_transition_time: String,
    /// One word.
    pub reason: String,
    /// One sentence.
    pub message: String,
}

/// The answer to the creation of `document`.
pub fn create(document: &Value) -> Verdict {
    let mut new = match read(document) {
        Ok(new) => new,
        Err(refused) => return *refused,
    };
    let warnings = meta::before_create(&mut new.metadata);
    // A kind without namespaces; the generation is nothing that this kind counts.
    new.metadata.namespace = None;
    let mut errors = validate(&new);
    if errors.is_empty() {
        errors = meta::create(&new.metadata, false, &meta::is_path_segment, &Path::new("metadata"));
    }
    answer(201, &new, errors, warnings)
}

/// The answer to the update of `old` to `new`.
pub fn update(old: &Value, new: &Value) -> Verdict {
    let mut new = match read(new) {
        Ok(new) => new,
        Err(refused) => return *refused,
    };
    let mut old = match decode::lenient::<ApiService>(old) {
        Ok(old) => old,
        Err(error) => return Verdict::bad_request(decode::cannot_be_handled(VERSION, KIND, KIND, &error)),
    };
    let resource = "apiservices.apiregistration.k8s.io";
    let key = format!("/apiregistration.k8s.io/apiservices/{}", new.metadata.name.as_deref().unwrap_or_default());
    if let Some(refused) = meta::refuse_update(&new.metadata, &old.metadata, resource, &key) {
        return refused;
    }
    let warnings = meta::before_update(&mut new.metadata, &mut old.metadata);
    new.metadata.namespace = None;
    old.metadata.namespace = None;
    let path = Path::new("metadata");
    let mut errors = meta::create(&new.metadata, false, &meta::is_path_segment, &path);
    errors.extend(meta::update(&new.metadata, &old.metadata, &path));
    // The strategy of APIServices asks the same again, and then all that it asks of a new one.
    errors.extend(meta::update(&new.metadata, &old.metadata, &path));
    errors.extend(validate(&new));
    answer(200, &new, errors, warnings)
}

fn answer(code: u16, service: &ApiService, errors: Vec<Error>, warnings: Vec<String>) -> Verdict {
    let name = service.metadata.name.as_deref().unwrap_or_default();
    let verdict = if errors.is_empty() {
        Verdict::admitted(code)
    } else {
        Verdict::invalid("APIService.apiregistration.k8s.io", name, errors)
    };
    verdict.warn(warnings)
}

/// Decodes strictly. A document that says nothing of its version or kind is taken for one of the right.
fn read(document: &Value) -> Result<ApiService, Box<Verdict>> {
    let given = decode::type_meta(document, KIND).map_err(|message| Box::new(Verdict::bad_request(message)))?;
    // Where it names none, the URL says it.
    let version = if given.api_version.is_empty() { VERSION } else { given.api_version };
    let kind = if given.kind.is_empty() { KIND } else { given.kind };
    let refuse = |error: &str| Box::new(Verdict::bad_request(decode::cannot_be_handled(version, kind, KIND, error)));
    if kind != KIND || !matches!(version, VERSION | BETA) {
        return Err(refuse(&decode::not_registered(version, kind)));
    }
    let service = decode::strict::<ApiService>(document).map_err(|error| refuse(&error))?;
    if version == BETA {
        let message =
            format!("the API version in the data ({BETA}) does not match the expected API version ({VERSION})");
        // What servers said while they had both.
        let warning = format!("{BETA} {KIND} is deprecated in v1.19+, unavailable in v1.22+; use {VERSION} {KIND}");
        return Err(Box::new(Verdict::bad_request(message).warn(vec![warning])));
    }
    Ok(service)
}

/// `ValidateAPIService` (AS1 to AS12). AS13 is asked of updates of the status alone, which no document is.
fn validate(service: &ApiService) -> Vec<Error> {
    let ApiServiceSpec { group, version, .. } = &service.spec;
    let full_name = format!("{version}.{group}");
    let name_rule = |name: &str, _prefix: bool| {
        // Even of a prefix it asks for what a whole name must be.
        let details = meta::is_path_segment(name, false);
        if details.is_empty() && name != full_name {
            return vec![format!("must be `spec.version+\".\"+spec.group`: {}", go::quote(&full_name))];
        }
        details
    };
    let mut errors = meta::create(&service.metadata, false, &name_rule, &Path::new("metadata"));
    let spec = Path::new("spec");
    if group.is_empty() && version != "v1" {
        let detail = "only v1 may have an empty group and it better be legacy kube";
        errors.push(Error::required(&spec.child("group"), detail));
    }
    if !group.is_empty() {
        meta::check_each(&spec.child("group"), group, dns1123_subdomain(group), &mut errors);
    }
    meta::check_each(&spec.child("version"), version, dns1035_label(version), &mut errors);
    between(&spec.child("groupPriorityMinimum"), service.spec.group_priority_minimum, 20_000, &mut errors);
    between(&spec.child("versionPriority"), service.spec.version_priority, 1_000, &mut errors);
    validate_service(&service.spec, &spec, &mut errors);
    errors
}

/// The words say less than `most`, but `most` itself will do.
fn between(path: &Path<'_>, value: i32, most: i32, errors: &mut Vec<Error>) {
    if !(1..=most).contains(&value) {
        let detail = format!("must be positive and less than {most}");
        errors.push(Error::invalid(path, value.to_string(), detail));
    }
}

/// How the service is reached, or that the server itself is meant.
fn validate_service(spec: &ApiServiceSpec, path: &Path<'_>, errors: &mut Vec<Error>) {
    let ca_bundle = decode::decode_base64(&spec.ca_bundle).map(|bytes| bytes.len()).unwrap_or_default();
    let skip = path.child("insecureSkipTLSVerify");
    let Some(service) = &spec.service else {
        if ca_bundle > 0 {
            let value = go::quote(&format!("{ca_bundle} bytes"));
            errors.push(Error::invalid(&path.child("caBundle"), value, "local APIServices may not have a caBundle"));
        }
        if spec.insecure_skip_tls_verify {
            errors.push(Error::invalid(&skip, "true", "local APIServices may not have insecureSkipTLSVerify"));
        }
        return;
    };
    let path = path.child("service");
    if service.namespace.is_empty() {
        errors.push(Error::required(&path.child("namespace"), ""));
    }
    if service.name.is_empty() {
        errors.push(Error::required(&path.child("name"), ""));
    }
    let port = service.port.unwrap_or(443);
    if !(1..=65535).contains(&port) {
        let detail = "port is not valid: must be between 1 and 65535, inclusive";
        errors.push(Error::invalid(&path.child("port"), port.to_string(), detail));
    }
    if spec.insecure_skip_tls_verify && ca_bundle > 0 {
        errors.push(Error::invalid(&skip, "true", "may not be true if caBundle is present"));
    }
}
