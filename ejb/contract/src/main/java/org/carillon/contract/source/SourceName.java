package org.carillon.contract.source;

/**
 * Whom a source is asked about.
 *
 * @param localPart in its canonical form
 * @param domain in A-labels
 */
public record SourceName(String localPart, String domain) {

  /** The whole address. */
  public String address() {
    return localPart + "@" + domain;
  }
}
