// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import crdgen.OpenResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Clock of stable.example.com. */
@Group("stable.example.com")
@Version("v1")
@Kind("Clock")
@Plural("clocks")
@Singular("clock")
@SuppressWarnings("serial")
public class Clock extends OpenResource<Object, Object> {
  private String zone;

  @JsonProperty("zone")
  public String getZone() {
    return zone;
  }

  @JsonProperty("zone")
  public Clock setZone(String zone) {
    this.zone = zone;
    return this;
  }
}
