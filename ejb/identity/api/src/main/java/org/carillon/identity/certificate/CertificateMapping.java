package org.carillon.identity.certificate;

/** Where a client's certificate says whose it is. */
public enum CertificateMapping {
  /** A mail address among its alternative names (rfc822Name, RFC 5280 §4.2.1.6). */
  MAIL("mail"),
  /** The mail address in its subject (emailAddress). */
  SUBJECT_MAIL("subject-mail"),
  /** The subject's common name. */
  COMMON_NAME("common-name");

  private final String word;

  CertificateMapping(String word) {
    this.word = word;
  }

  /** As administrators call it. */
  public String word() {
    return word;
  }

  /** The one called so. */
  public static CertificateMapping of(String word) {
    for (CertificateMapping each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("No mapping is called " + word);
  }
}
