package org.carillon.mailauth.arc;

import java.util.Optional;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.tag.Base64Text;
import org.carillon.mailauth.tag.TagList;

/** An {@code ARC-TokenSignature} field (RFC 8617 §4.1.3). */
final class ArcSeal {
  private static final int MOST_SIGNATURE = 4_096;

  private final HeaderField field;
  private final SignatureAlgorithm algorithm;
  private final String domain;
  private final String selector;
  private final String validation;
  private final byte[] signature;

  private ArcSeal(
      HeaderField field,
      SignatureAlgorithm algorithm,
      String domain,
      String selector,
      String validation,
      byte[] signature) {
    this.field = field;
    this.algorithm = algorithm;
    this.domain = domain;
    this.selector = selector;
    this.validation = validation;
    this.signature = signature;
  }

  /** Returns the seal in a field, or empty if it is malformed. */
  static Optional<ArcSeal> read(HeaderField field) {
    Optional<TagList> read = TagList.parse(field.value());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    TagList tags = read.get();
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.ofTag(tags.text("a"));
    Optional<String> domain = DomainName.canonical(tags.text("d"));
    Optional<byte[]> signature =
        Base64Text.decode(tags.text("b"))
            .filter(octets -> octets.length > 0 && octets.length <= MOST_SIGNATURE);
    String selector = tags.text("s");
    // RFC 8617 §4.1.3: a seal with h= is invalid.
    boolean isSeal =
        algorithm.isPresent()
            && domain.isPresent()
            && signature.isPresent()
            && tags.get("h").isEmpty()
            && isSelector(selector);
    return isSeal
        ? Optional.of(
            new ArcSeal(
                field, algorithm.get(), domain.get(), selector, tags.text("cv"), signature.get()))
        : Optional.empty();
  }

  private static boolean isSelector(String text) {
    return !text.isEmpty()
        && text.length() <= DomainName.MOST_OCTETS
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  HeaderField field() {
    return field;
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  String domain() {
    return domain;
  }

  String selector() {
    return selector;
  }

  /** Returns {@code cv=}: the seal's statement about the chain before it. */
  String validation() {
    return validation;
  }

  byte[] signature() {
    return signature;
  }

  String keyName() {
    return selector + "._domainkey." + domain;
  }
}
