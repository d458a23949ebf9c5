package org.carillon.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a server said of what it gave, for it to tell whether that is still so (RFC 9110 §8.8).
 *
 * @param etag its ETag; empty where it said none
 * @param modified its Last-Modified, as it was written; empty where it said none
 */
public record Validators(String etag, String modified) {
  /** Nothing is known. */
  public static final Validators NONE = new Validators("", "");

  private static final int LONGEST = 1_000;

  /** What is longer than anybody's is none. */
  public Validators {
    etag = etag.length() > LONGEST ? "" : etag;
    modified = modified.length() > LONGEST ? "" : modified;
  }

  /** The fields that ask for something else alone (RFC 9110 §13.1.2, §13.1.3). */
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
