package org.carillon.rest.kit;

/** Boolean query parameters. */
public final class Asked {
  private Asked() {}

  /** Returns true for {@code true}, false for {@code false}, and refuses everything else. */
  public static boolean isOn(String name, String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new Refused(
              Problem.at(422, name, "type", "The parameter " + name + " must be true or false."));
    };
  }
}
