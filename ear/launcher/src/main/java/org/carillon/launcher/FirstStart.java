package org.carillon.launcher;

import java.util.Map;
import java.util.Optional;

/** What a first start may be told from the environment, so that nobody needs to sit beside it. */
record FirstStart(Optional<String> adminPassword, Optional<String> domain) {

  static FirstStart from(Map<String, String> environment) {
    return new FirstStart(
        Optional.ofNullable(environment.get(Run.ADMIN_PASSWORD)).filter(value -> !value.isEmpty()),
        Optional.ofNullable(environment.get("CARILLON_DOMAIN")).filter(value -> !value.isEmpty()));
  }
}
