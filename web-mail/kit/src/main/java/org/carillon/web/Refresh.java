package org.carillon.web;

import jakarta.faces.context.FacesContext;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The digests of the parts that a reloading page has already ({@link CachedPart}), which its script
 * sends in a header.
 */
final class Refresh {
  /** The header: digests, separated by blanks. */
  static final String HEADER = "Carillon-Has";

  private static final int MOST_CHARACTERS = 16_384;

  private final Set<String> had;

  private Refresh(Set<String> had) {
    this.had = had;
  }

  static Refresh of(FacesContext context) {
    return (Refresh)
        context
            .getExternalContext()
            .getRequestMap()
            .computeIfAbsent(
                Refresh.class.getName(),
                name -> parse(context.getExternalContext().getRequestHeaderMap().get(HEADER)));
  }

  /** Parses the header; one that is too long to be a page's counts as empty. */
  static Refresh parse(String header) {
    return header == null || header.length() > MOST_CHARACTERS
        ? new Refresh(Set.of())
        : new Refresh(Arrays.stream(header.split(" ")).collect(Collectors.toSet()));
  }

  /** Returns whether the page has the part with this digest. */
  boolean has(String digest) {
    return had.contains(digest);
  }
}
