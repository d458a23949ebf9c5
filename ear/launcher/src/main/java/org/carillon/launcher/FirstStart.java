package org.carillon.launcher;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.launcher.home.Refusal;

/** The values that a first start can take from the environment, so that it can run unattended. */
record FirstStart(Optional<String> adminPassword, Optional<String> domain) {
  // The server requires this of every password; it is checked here before the file is written.
  private static final int SHORTEST_PASSWORD = 8;
  private static final Pattern DOMAIN = Pattern.compile("[^\\s.@/]+(\\.[^\\s.@/]+)*");

  /**
   * Reads the values from the environment.
   *
   * @throws Refusal if the server would reject the values, and so would start without an
   *     administrator
   */
  static FirstStart from(Map<String, String> environment) {
    Optional<String> password = given(environment, Run.ADMIN_PASSWORD);
    Optional<String> domain = given(environment, "CARILLON_DOMAIN");
    if (password.isPresent() && password.get().strip().length() < SHORTEST_PASSWORD) {
      throw new Refusal(
          "%s needs at least %d characters.".formatted(Run.ADMIN_PASSWORD, SHORTEST_PASSWORD));
    }
    if (domain.isPresent() && !DOMAIN.matcher(domain.get()).matches()) {
      throw new Refusal("CARILLON_DOMAIN is not a valid domain: \"" + domain.get() + "\".");
    }
    return new FirstStart(password, domain);
  }

  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
