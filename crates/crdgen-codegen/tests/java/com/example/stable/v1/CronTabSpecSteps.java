// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import crdgen.OpenObject;
import java.util.List;

public class CronTabSpecSteps extends OpenObject {
  private List<String> args;
  private String name;

  @JsonProperty("args")
  public List<String> getArgs() {
    return args;
  }

  @JsonProperty("args")
  public CronTabSpecSteps setArgs(List<String> args) {
    this.args = args;
    return this;
  }

  /** Required. */
  @JsonProperty("name")
  public String getName() {
    return name;
  }

  @JsonProperty("name")
  public CronTabSpecSteps setName(String name) {
    this.name = name;
    return this;
  }
}
