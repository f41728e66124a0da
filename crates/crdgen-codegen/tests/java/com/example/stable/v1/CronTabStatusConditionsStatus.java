// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

public record CronTabStatusConditionsStatus(@JsonValue String value) {
  public static final CronTabStatusConditionsStatus TRUE =
      new CronTabStatusConditionsStatus("True");
  public static final CronTabStatusConditionsStatus FALSE =
      new CronTabStatusConditionsStatus("False");
  public static final CronTabStatusConditionsStatus UNKNOWN =
      new CronTabStatusConditionsStatus("Unknown");

  /** Any value, be it one of tomorrow. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CronTabStatusConditionsStatus {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
