package org.carillon.archive;

import java.util.Locale;

/** The scope of a backup. */
public sealed interface BackupScope {

  /** All domains of the server. */
  record Server() implements BackupScope {
    @Override
    public String toString() {
      return "server";
    }
  }

  /** The accounts of one domain. */
  public record OfDomain(String domain) implements BackupScope {
    @Override
    public String toString() {
      return domain;
    }
  }

  /** A single account. */
  public record OfAccount(String address) implements BackupScope {
    @Override
    public String toString() {
      return address;
    }
  }

  /** Returns the scope that a word means: {@code server}, a domain, or an address. */
  static BackupScope of(String word) {
    if (word.toLowerCase(Locale.ROOT).equals("server")) {
      return new Server();
    }
    return word.contains("@") ? new OfAccount(word) : new OfDomain(word);
  }
}
