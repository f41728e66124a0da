//! `spec.conversion` of a kind whose author names a webhook.

use super::{CustomResourceConversion, ServiceReference, WebhookClientConfig, WebhookConversion};
use crate::resource::ConversionWebhook;

/// The strategy `Webhook`, in the one version of `ConversionReview` that is not deprecated.
pub(super) fn of(webhook: &ConversionWebhook) -> CustomResourceConversion {
    let client = match webhook {
        ConversionWebhook::Url(url) => WebhookClientConfig { url: Some(url.clone()), ..WebhookClientConfig::default() },
        ConversionWebhook::Service { namespace, name, path, port } => {
            let (namespace, name, path) = (namespace.clone(), name.clone(), path.clone());
            let service = ServiceReference { namespace, name, path, port: *port };
            WebhookClientConfig { service: Some(service), ..WebhookClientConfig::default() }
        }
    };
    CustomResourceConversion {
        strategy: "Webhook".to_owned(),
        webhook: Some(WebhookConversion {
            client_config: Some(client),
            conversion_review_versions: vec!["v1".to_owned()],
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::crd::assemble;
    use crate::resource::{ConversionWebhook, Resource, ResourceVersion};
    use crate::structural::Structural;

    fn version(name: &str, conversion: Option<ConversionWebhook>) -> ResourceVersion {
        let resource = Resource { conversion, ..Resource::new("example.com", name, "CronTab") };
        ResourceVersion { resource, spec: Some(Structural::object([].into())), status: None }
    }

    fn service(name: &str) -> Option<ConversionWebhook> {
        let (namespace, name) = ("ns".to_owned(), name.to_owned());
        Some(ConversionWebhook::Service { namespace, name, path: Some("/convert".to_owned()), port: None })
    }

    #[test]
    fn one_version_says_it_for_all() {
        let check = |conversions: [Option<ConversionWebhook>; 2], client: Value| {
            let [v1, v1beta1] = conversions;
            let (crds, findings) = assemble(vec![version("v1", v1), version("v1beta1", v1beta1)]);
            assert_eq!(findings, []);
            let document = serde_json::to_value(&crds).expect("CRDs");
            let webhook = json!({"clientConfig": client, "conversionReviewVersions": ["v1"]});
            assert_eq!(document[0]["spec"]["conversion"], json!({"strategy": "Webhook", "webhook": webhook}));
        };
        let client = json!({"service": {"namespace": "ns", "name": "hook", "path": "/convert"}});
        check([service("hook"), service("hook")], client.clone());
        check([service("hook"), None], client.clone());
        check([None, service("hook")], client);
        let url = "https://hook.example.com/convert";
        check([Some(ConversionWebhook::Url(url.to_owned())), None], json!({"url": url}));
    }

    #[test]
    fn two_versions_may_not_contradict_each_other() {
        let (crds, findings) = assemble(vec![version("v1", service("a")), version("v2", service("b"))]);
        assert_eq!((crds.len(), findings.len()), (0, 1));
        assert_eq!(findings[0].rule, "version-conflict");
    }
}
