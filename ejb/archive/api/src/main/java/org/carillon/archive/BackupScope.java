package org.carillon.archive;

import java.util.Locale;

/** What a backup covers. */
public sealed interface BackupScope {

  /** All domains. */
  record Server() implements BackupScope {
    @Override
    public String toString() {
      return "server";
    }
  }

  /** One domain's accounts. */
  public record OfDomain(String domain) implements BackupScope {
    @Override
    public String toString() {
      return domain;
    }
  }

  /** One account. */
  public record OfAccount(String address) implements BackupScope {
    @Override
    public String toString() {
      return address;
    }
  }

  /** The scope that a word stands for: {@code server}, a domain, or an address. */
  static BackupScope of(String word) {
    if (word.toLowerCase(Locale.ROOT).equals("server")) {
      return new Server();
    }
    return word.contains("@") ? new OfAccount(word) : new OfDomain(word);
  }
}
