package org.carillon.identity.certificate;

/** The field of a client's certificate that names its account. */
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

  /** Returns the word that administrators write for this value. */
  public String word() {
    return word;
  }

  /** Returns the value that administrators write as {@code word}. */
  public static CertificateMapping of(String word) {
    for (CertificateMapping each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("Unknown mapping: " + word);
  }
}
