package org.carillon.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The validators of fetched content, by which its server can tell whether it has changed (RFC 9110
 * §8.8).
 *
 * @param etag its ETag; empty if it has none
 * @param modified its Last-Modified as it was written; empty if it has none
 */
public record Validators(String etag, String modified) {
  /** No validators are known. */
  public static final Validators NONE = new Validators("", "");

  private static final int LONGEST = 1_000;

  /** Replaces a validator of more than {@link #LONGEST} characters by an empty one. */
  public Validators {
    etag = etag.length() > LONGEST ? "" : etag;
    modified = modified.length() > LONGEST ? "" : modified;
  }

  /** Returns the fields that make a request conditional on a change (RFC 9110 §13.1.2, §13.1.3). */
  List<Map.Entry<String, String>> conditions() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    if (!etag.isEmpty()) {
      fields.add(Map.entry("If-None-Match", etag));
    }
    if (!modified.isEmpty()) {
      fields.add(Map.entry("If-Modified-Since", modified));
    }
    return fields;
  }
}
