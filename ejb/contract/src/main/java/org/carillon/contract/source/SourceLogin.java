package org.carillon.contract.source;

/**
 * The address of a user, by which a source is queried.
 *
 * @param localPart in its canonical form
 * @param domain in A-labels
 */
public record SourceLogin(String localPart, String domain) {

  public String address() {
    return localPart + "@" + domain;
  }
}
