// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A number or a text, such as a port, a percentage or a quantity. fabric8's own type takes no
 * number of more than 32 bits, which many quantities are.
 *
 * @param value an {@code Integer}, a {@code Long} or a {@code String}
 */
public record IntOrString(@JsonValue Object value) {
  /** What was read, whatever it is. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IntOrString {}

  /** A number. */
  public static IntOrString of(int number) {
    return new IntOrString(number);
  }

  /** A number; one that fits is an {@code Integer}, as if it were read. */
  public static IntOrString of(long number) {
    boolean fits = number == (int) number;
    return fits ? of((int) number) : new IntOrString(number);
  }

  /** A text. */
  public static IntOrString of(String text) {
    return new IntOrString(text);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
