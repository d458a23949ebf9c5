package org.carillon.webmail.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.policy.authentication.SenderProof;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.web.Shortened;

/**
 * A line that says whether a message is really from the domain it names.
 *
 * @param words the key of its sentence in the bundle
 * @param domain what goes into that
 * @param isProven whether it is
 * @param checks what was checked
 * @param brand whose picture is shown beside it; one at most
 */
public record ProofLine(
    String words, String domain, boolean isProven, List<Checked> checks, List<Brand> brand) {
  private static final Set<String> METHODS = Set.of("spf", "dkim", "arc", "dmarc");

  /**
   * One thing that was checked.
   *
   * @param words the key of what it is in the bundle
   * @param result the key of what came of it
   * @param about the domain or address that was looked at; empty for none
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
          Shortened.of(check.about()));
    }
  }

  /**
   * A picture, and who vouches for it.
   *
   * @param digest names the picture
   * @param words the key of who vouches in the bundle
   * @param organization whose mark it is; empty if nobody says so
   */
  public record Brand(String digest, String words, String organization) {
    static Brand of(LookedUpBrand brand) {
      return new Brand(
          brand.digest(),
          brand.authority() == BrandAuthority.MARK ? "proof.brand.mark" : "proof.brand.trusted",
          Shortened.of(brand.organization()));
    }
  }

  static ProofLine of(SenderProof proof, Optional<LookedUpBrand> brand) {
    return new ProofLine(
        proof.isProven() ? "reading.proven" : "reading.not-proven",
        Shortened.of(proof.domain()),
        proof.isProven(),
        proof.checks().stream()
            .filter(check -> METHODS.contains(check.method()))
            .map(Checked::of)
            .toList(),
        brand.map(Brand::of).stream().toList());
  }
}
