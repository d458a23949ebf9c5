package org.carillon.webmail.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.policy.authentication.SenderProof;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.web.ShortenedText;

/**
 * A line that says whether a message is really from the domain it names.
 *
 * @param words the message key of its sentence
 * @param domain the sentence's argument
 * @param isProven whether it is authenticated
 * @param checks the checks that were made
 * @param brand the brand whose picture is beside it; at most one
 */
public record AuthenticationLine(
    String words, String domain, boolean isProven, List<Checked> checks, List<Brand> brand) {
  private static final Set<String> METHODS = Set.of("spf", "dkim", "arc", "dmarc");

  /**
   * A check.
   *
   * @param words the message key of the check's name
   * @param result the message key of the result
   * @param about the domain or address that was checked; empty for none
   */
  public record Checked(String words, String result, String about) {
    static Checked of(SenderProof.Check check) {
      return new Checked(
          "proof." + check.method(),
          switch (check.result()) {
            case "pass" -> "proof.pass";
            case "none" -> "proof.none";
            case "fail", "softfail", "hardfail" -> "proof.fail";
            default -> "proof.unclear";
          },
          ShortenedText.of(check.about()));
    }
  }

  /**
   * A brand's picture, and who certifies it.
   *
   * @param digest the picture's digest
   * @param words the message key of the certifier's kind
   * @param organization the owner of the mark; empty if unknown
   */
  public record Brand(String digest, String words, String organization) {
    static Brand of(LookedUpBrand brand) {
      return new Brand(
          brand.digest(),
          brand.authority() == BrandAuthority.MARK ? "proof.brand.mark" : "proof.brand.trusted",
          ShortenedText.of(brand.organization()));
    }
  }

  static AuthenticationLine of(SenderProof proof, Optional<LookedUpBrand> brand) {
    return new AuthenticationLine(
        proof.isProven() ? "reading.proven" : "reading.not-proven",
        ShortenedText.of(proof.domain()),
        proof.isProven(),
        proof.checks().stream()
            .filter(check -> METHODS.contains(check.method()))
            .map(Checked::of)
            .toList(),
        brand.map(Brand::of).stream().toList());
  }
}
