package org.carillon.web;

import jakarta.faces.context.FacesContext;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page that fetches itself anew has already ({@link KeptPart}), as its script says in a
 * header.
 */
final class Refresh {
  /** The header: digests, with blanks between. */
  static final String HEADER = "Carillon-Has";

  private static final int MOST_CHARACTERS = 16_384;

  private final Set<String> had;

  private Refresh(Set<String> had) {
    this.had = had;
  }

  /** What the request of a page says. */
  static Refresh of(FacesContext context) {
    return (Refresh)
        context
            .getExternalContext()
            .getRequestMap()
            .computeIfAbsent(
                Refresh.class.getName(),
                name -> parse(context.getExternalContext().getRequestHeaderMap().get(HEADER)));
  }

  /** Reads the header; one too long to be a page's says nothing. */
  static Refresh parse(String header) {
    return header == null || header.length() > MOST_CHARACTERS
        ? new Refresh(Set.of())
        : new Refresh(Arrays.stream(header.split(" ")).collect(Collectors.toSet()));
  }

  /** Whether the page has the part with this digest. */
  boolean has(String digest) {
    return had.contains(digest);
  }
}
