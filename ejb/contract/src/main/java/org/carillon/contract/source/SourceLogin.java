package org.carillon.contract.source;

/** A user's address, by which a source is queried: canonical local part, A-label domain. */
public record SourceLogin(String localPart, String domain) {

  public String address() {
    return localPart + "@" + domain;
  }
}
