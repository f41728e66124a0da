// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import crdgen.NamespacedClient;
import crdgen.ResourceClient;
import crdgen.ScaleClient;
import crdgen.StatusClient;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A client of crontabs in stable.example.com/v1. */
public class CronTabClient extends NamespacedClient<CronTab> {
  /** Writes as {@code fieldManager} unless a call names another. */
  public CronTabClient(KubernetesClient client, String fieldManager) {
    super(client, CronTab.class, fieldManager);
  }

  /** The client of the objects of one namespace. */
  public InNamespace inNamespace(String namespace) {
    return new InNamespace(this, namespace);
  }

  /** A client of the objects of one namespace. */
  public static class InNamespace extends ResourceClient<CronTab> {
    private InNamespace(CronTabClient all, String namespace) {
      super(all, namespace);
    }

    /** The client of {@code /status}. */
    public StatusClient<CronTab> status() {
      return new StatusClient<>(this);
    }

    /** The client of {@code /scale}. */
    public ScaleClient scale() {
      return new ScaleClient(this);
    }
  }
}
