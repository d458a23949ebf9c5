package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import picocli.CommandLine.Option;

/** The options that select audit records. */
final class AuditFilter {
  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "Only entries of this actor: an address, an administrator's name, or server.")
  private String actor;

  @Option(
      names = "--action",
      paramLabel = "WORD",
      description = "Only this action, such as account.create, or all of account.")
  private String action;

  @Option(
      names = "--subject",
      paramLabel = "TEXT",
      description = "Only entries whose object contains this text.")
  private String subject;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only entries from this time on (2026-11-20T12:00:00Z), or since so long ago (P3D).")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only entries before this time.")
  private String until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Maximum number of entries (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "Continue where the previous page ended.")
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
