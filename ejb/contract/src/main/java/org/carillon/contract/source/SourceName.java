package org.carillon.contract.source;

/**
 * The address of a user, by which a source is queried.
 *
 * @param localPart in its canonical form
 * @param domain in A-labels
 */
public record SourceName(String localPart, String domain) {

  /** Returns the whole address. */
  public String address() {
    return localPart + "@" + domain;
  }
}
