package org.carillon.rest.kit;

/** What a query asks for, where it is one of two words. */
public final class Asked {
  private Asked() {}

  /** Whether a parameter is {@code true}; anything but that and {@code false} is refused. */
  public static boolean isOn(String name, String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new Refused(
              Problem.at(422, name, "type", "The parameter " + name + " is true or false."));
    };
  }
}
