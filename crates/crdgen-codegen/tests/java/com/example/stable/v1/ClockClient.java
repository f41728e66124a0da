// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import crdgen.ResourceClient;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A client of clocks in stable.example.com/v1. */
public class ClockClient extends ResourceClient<Clock> {
  /** Writes as {@code fieldManager} unless a call names another. */
  public ClockClient(KubernetesClient client, String fieldManager) {
    super(client, Clock.class, fieldManager);
  }
}
