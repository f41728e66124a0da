// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A client of a kind of which objects live in namespaces.
 *
 * @param <T> the kind
 */
public abstract class NamespacedClient<T extends HasMetadata> {
  final KubernetesClient client;
  final Class<T> type;
  final String fieldManager;

  protected NamespacedClient(KubernetesClient client, Class<T> type, String fieldManager) {
    this.client = client;
    this.type = type;
    this.fieldManager = fieldManager;
  }

  /** The client of the objects of all namespaces. */
  public ReadClient<T> inAnyNamespace() {
    return new ReadClient<>(client.resources(type).inAnyNamespace());
  }
}
