// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import crdgen.OpenObject;

public class CronTabStatusConditions extends OpenObject {
  private CronTabStatusConditionsStatus status;
  private String type;

  /** Required. */
  @JsonProperty("status")
  public CronTabStatusConditionsStatus getStatus() {
    return status;
  }

  @JsonProperty("status")
  public CronTabStatusConditions setStatus(CronTabStatusConditionsStatus status) {
    this.status = status;
    return this;
  }

  /** Required. */
  @JsonProperty("type")
  public String getType() {
    return type;
  }

  @JsonProperty("type")
  public CronTabStatusConditions setType(String type) {
    this.type = type;
    return this;
  }
}
