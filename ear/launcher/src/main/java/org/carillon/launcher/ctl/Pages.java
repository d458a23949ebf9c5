package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that select a part of a list. */
public final class Pages {
  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only names that contain this text.")
  private String search;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Maximum number of entries (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "Continue where the previous page ended.")
  private String after;

  /** Returns the requested part of a list. */
  public JsonObject of(Api api, String path, String filter) throws InterruptedException {
    var query = new StringBuilder(path).append("?limit=").append(limit).append(filter);
    Optional.ofNullable(search)
        .ifPresent(text -> query.append("&search=").append(Api.encoded(text)));
    Optional.ofNullable(after).ifPresent(text -> query.append("&after=").append(Api.encoded(text)));
    return api.get(query.toString());
  }
}
