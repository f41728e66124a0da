// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import crdgen.IntOrString;
import crdgen.OpenObject;
import java.util.List;
import java.util.Map;

/** What is wanted. */
public class CronTabSpec extends OpenObject {
  private Map<String, Object> config;
  private String cronSpec;
  private String image;
  private Map<String, String> labels;
  private CronTabSpecPolicy policy;
  private IntOrString port;
  private Integer replicas;
  private List<CronTabSpecSteps> steps;

  @JsonProperty("config")
  public Map<String, Object> getConfig() {
    return config;
  }

  @JsonProperty("config")
  public CronTabSpec setConfig(Map<String, Object> config) {
    this.config = config;
    return this;
  }

  /**
   * When to run, as cron has it.
   *
   * <p>Required.
   */
  @JsonProperty("cronSpec")
  public String getCronSpec() {
    return cronSpec;
  }

  @JsonProperty("cronSpec")
  public CronTabSpec setCronSpec(String cronSpec) {
    this.cronSpec = cronSpec;
    return this;
  }

  /** Required. */
  @JsonProperty("image")
  public String getImage() {
    return image;
  }

  @JsonProperty("image")
  public CronTabSpec setImage(String image) {
    this.image = image;
    keepNull("image", image);
    return this;
  }

  @JsonProperty("labels")
  public Map<String, String> getLabels() {
    return labels;
  }

  @JsonProperty("labels")
  public CronTabSpec setLabels(Map<String, String> labels) {
    this.labels = labels;
    return this;
  }

  /** Default: "Allow" */
  @JsonProperty("policy")
  public CronTabSpecPolicy getPolicy() {
    return policy;
  }

  @JsonProperty("policy")
  public CronTabSpec setPolicy(CronTabSpecPolicy policy) {
    this.policy = policy;
    return this;
  }

  @JsonProperty("port")
  public IntOrString getPort() {
    return port;
  }

  @JsonProperty("port")
  public CronTabSpec setPort(IntOrString port) {
    this.port = port;
    return this;
  }

  /**
   * How many at a time.
   *
   * <p>One is enough for most.
   *
   * <p>Default: 1
   */
  @JsonProperty("replicas")
  public Integer getReplicas() {
    return replicas;
  }

  @JsonProperty("replicas")
  public CronTabSpec setReplicas(Integer replicas) {
    this.replicas = replicas;
    return this;
  }

  @JsonProperty("steps")
  public List<CronTabSpecSteps> getSteps() {
    return steps;
  }

  @JsonProperty("steps")
  public CronTabSpec setSteps(List<CronTabSpecSteps> steps) {
    this.steps = steps;
    return this;
  }
}
