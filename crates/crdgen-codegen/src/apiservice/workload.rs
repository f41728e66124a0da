//! The server itself: its Service, its account, its Deployment, its certificate.

use serde_json::{Value, json};

use super::settings::Server;

/// The port of the Service, which is that of an APIService that names none.
pub(super) const SERVICE_PORT: u16 = 443;

/// The port on which the server listens: no root is needed for it.
const SECURE_PORT: u16 = 8443;

/// Where the server finds its certificate.
const TLS_FOLDER: &str = "/tls";

/// The files with their documents.
pub(super) fn files(server: &Server) -> Vec<(String, Vec<Value>)> {
    let mut files = vec![
        ("service.yaml", vec![service(server)]),
        ("serviceaccount.yaml", vec![object(server, "v1", "ServiceAccount", &server.name, json!({}))]),
    ];
    files.extend(server.image.as_ref().map(|image| ("deployment.yaml", vec![deployment(server, image)])));
    if server.cert_manager {
        files.push(("certificate.yaml", certificate(server)));
    }
    files.into_iter().map(|(name, documents)| (name.to_owned(), documents)).collect()
}

fn service(server: &Server) -> Value {
    let port = json!({"name": "https", "port": SERVICE_PORT, "protocol": "TCP", "targetPort": "https"});
    let spec = json!({"ports": [port], "selector": labels(server)});
    object(server, "v1", "Service", &server.name, json!({"spec": spec}))
}

/// As the restricted policy of pods wants it. The arguments are those of every API server that is built on `k8s.io/apiserver`.
fn deployment(server: &Server, image: &str) -> Value {
    let probe = |path: &str| json!({"httpGet": {"path": path, "port": "https", "scheme": "HTTPS"}});
    let container = json!({
        "name": "apiserver",
        "image": image,
        "args": [
            format!("--secure-port={SECURE_PORT}"),
            format!("--tls-cert-file={TLS_FOLDER}/tls.crt"),
            format!("--tls-private-key-file={TLS_FOLDER}/tls.key"),
        ],
        "ports": [{"name": "https", "containerPort": SECURE_PORT, "protocol": "TCP"}],
        "livenessProbe": probe("/livez"),
        "readinessProbe": probe("/readyz"),
        "securityContext": {
            "allowPrivilegeEscalation": false,
            "capabilities": {"drop": ["ALL"]},
            "readOnlyRootFilesystem": true,
        },
        "volumeMounts": [{"name": "tls", "mountPath": TLS_FOLDER, "readOnly": true}],
    });
    let pod = json!({
        "serviceAccountName": server.name,
        "securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
        "containers": [container],
        "volumes": [{"name": "tls", "secret": {"secretName": secret(server)}}],
    });
    let spec = json!({
        "replicas": 1,
        "selector": {"matchLabels": labels(server)},
        "template": {"metadata": {"labels": labels(server)}, "spec": pod},
    });
    object(server, "apps/v1", "Deployment", &server.name, json!({"spec": spec}))
}

/// A certificate that signs itself: nobody but the aggregator has to trust it, and it gets the certificate as it is.
fn certificate(server: &Server) -> Vec<Value> {
    let Server { name, namespace, .. } = server;
    let issuer = json!({"spec": {"selfSigned": {}}});
    let spec = json!({
        "secretName": secret(server),
        "dnsNames": [format!("{name}.{namespace}.svc"), format!("{name}.{namespace}.svc.cluster.local")],
        "issuerRef": {"kind": "Issuer", "name": name},
    });
    let api_version = "cert-manager.io/v1";
    vec![
        object(server, api_version, "Issuer", name, issuer),
        object(server, api_version, "Certificate", name, json!({"spec": spec})),
    ]
}

/// A document in the namespace of the server with the fields of `rest`.
fn object(server: &Server, api_version: &str, kind: &str, name: &str, mut rest: Value) -> Value {
    rest["apiVersion"] = json!(api_version);
    rest["kind"] = json!(kind);
    rest["metadata"] = json!({"name": name, "namespace": server.namespace, "labels": labels(server)});
    rest
}

/// By which the Service finds the pods, and a person all of this.
pub(super) fn labels(server: &Server) -> Value {
    json!({"app.kubernetes.io/name": server.name})
}

fn secret(server: &Server) -> String {
    format!("{}-tls", server.name)
}
