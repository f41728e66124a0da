// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

public record CronTabSpecPolicy(@JsonValue String value) {
  public static final CronTabSpecPolicy ALLOW = new CronTabSpecPolicy("Allow");
  public static final CronTabSpecPolicy FORBID = new CronTabSpecPolicy("Forbid");
  public static final CronTabSpecPolicy REPLACE = new CronTabSpecPolicy("Replace");

  /** Any value, be it one of tomorrow. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CronTabSpecPolicy {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
