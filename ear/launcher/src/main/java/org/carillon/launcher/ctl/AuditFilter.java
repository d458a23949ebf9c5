package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import picocli.CommandLine.Option;

/** The options that select audit records. */
final class AuditFilter {
  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "Only what this one did: an address, an administrator's name, or server.")
  private String actor;

  @Option(
      names = "--action",
      paramLabel = "WORD",
      description = "Only this, such as account.create, or all of account.")
  private String action;

  @Option(
      names = "--subject",
      paramLabel = "TEXT",
      description = "Only what was done to something that contains this.")
  private String subject;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only from this moment on (2026-11-20T12:00:00Z), or so long ago (P3D).")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only before this moment.")
  private String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "Go on where the part before ended.")
  private String after;

  JsonObject of(Api api) throws InterruptedException {
    var path = new StringBuilder("/audit?limit=").append(limit);
    add(path, "actor", actor);
    add(path, "action", action);
    add(path, "subject", subject);
    add(path, "since", since);
    add(path, "until", until);
    add(path, "after", after);
    return api.get(path.toString());
  }

  private static void add(StringBuilder path, String name, String value) {
    if (value != null) {
      path.append('&').append(name).append('=').append(Api.encoded(value));
    }
  }
}
