// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import crdgen.OpenObject;
import java.util.List;

public class CronTabStatus extends OpenObject {
  private List<CronTabStatusConditions> conditions;
  private String lastRun;
  private Integer replicas;

  @JsonProperty("conditions")
  public List<CronTabStatusConditions> getConditions() {
    return conditions;
  }

  @JsonProperty("conditions")
  public CronTabStatus setConditions(List<CronTabStatusConditions> conditions) {
    this.conditions = conditions;
    return this;
  }

  @JsonProperty("lastRun")
  public String getLastRun() {
    return lastRun;
  }

  @JsonProperty("lastRun")
  public CronTabStatus setLastRun(String lastRun) {
    this.lastRun = lastRun;
    return this;
  }

  @JsonProperty("replicas")
  public Integer getReplicas() {
    return replicas;
  }

  @JsonProperty("replicas")
  public CronTabStatus setReplicas(Integer replicas) {
    this.replicas = replicas;
    return this;
  }
}
