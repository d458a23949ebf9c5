package org.carillon.policy.authentication;

import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.mailauth.results.LocalAuthenticationResults;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.suffix.PublicSuffixes;

/**
 * The result of this server's check, on receipt, of whether a message is from the domain that it
 * names.
 *
 * @param domain the domain in From
 * @param isProven whether the message is from that domain
 * @param checks the checks that were made
 * @param brand the claim to the indicator that may be shown beside the message; empty if none may
 */
public record SenderProof(
    String domain, boolean isProven, List<Check> checks, Optional<IndicatorRequest> brand) {
  private static final int MOST_CHECKS = 20;

  public SenderProof {
    checks = List.copyOf(checks);
  }

  /**
   * A single check.
   *
   * @param method {@code spf}, {@code dkim}, {@code arc} or {@code dmarc}
   * @param result {@code pass}, {@code fail}, {@code none} … (RFC 8601 §2.7)
   * @param about the domain that was checked; empty if there was none
   */
  public record Check(String method, String result, String about) {}

  /**
   * Reads the result from a header, or returns empty if this server did not check the message.
   * Fields that others wrote do not count, even if they use this server's name.
   *
   * @param host this server's name
   * @param author the address that is shown to readers
   */
  public static Optional<SenderProof> of(Header header, String host, String author) {
    int at = author.lastIndexOf('@');
    Optional<String> shown =
        at < 0 ? Optional.empty() : DomainName.canonical(author.substring(at + 1));
    Optional<AuthenticationResults> found = LocalAuthenticationResults.of(header, host);
    if (shown.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    boolean isProven =
        found.get().methods().stream()
            .filter(method -> method.method().equals("dmarc") && method.result().equals("pass"))
            .flatMap(method -> method.find("header", "from").stream())
            .anyMatch(from -> DomainName.canonical(from).equals(shown));
    return Optional.of(
        new SenderProof(
            shown.get(),
            isProven,
            found.get().methods().stream().limit(MOST_CHECKS).map(SenderProof::check).toList(),
            isProven ? brand(found.get(), shown.get()) : Optional.empty()));
  }

  /**
   * Returns whether the domain in From vouches for the message, even if it publishes no DMARC
   * policy. It vouches by its own DKIM signature or by the servers that SPF allows for the return
   * path. Names below the same registered name count as one (DMARC's relaxed alignment), by the
   * public suffix list: the owner of a name below {@code co.uk} vouches for no other name there.
   */
  public boolean isVouchedFor() {
    return isProven
        || checks.stream()
                .noneMatch(check -> check.method().equals("dmarc") && check.result().equals("fail"))
            && checks.stream().anyMatch(this::isAligned);
  }

  private boolean isAligned(Check check) {
    if (!check.result().equals("pass")
        || !(check.method().equals("dkim") || check.method().equals("spf"))) {
      return false;
    }
    String named = check.about().substring(check.about().lastIndexOf('@') + 1);
    return DomainName.canonical(named)
        .filter(other -> PublicSuffixes.shipped().isSameOwner(other, domain))
        .isPresent();
  }

  private static Optional<IndicatorRequest> brand(AuthenticationResults results, String shown) {
    return results.methods().stream()
        .filter(method -> method.method().equals("bimi"))
        .filter(method -> method.find("header", "d").filter(shown::equals).isPresent())
        .flatMap(method -> method.find("header", "selector").stream())
        .map(selector -> new IndicatorRequest(shown, selector))
        .findFirst();
  }

  private static Check check(MethodResult method) {
    String about =
        method
            .find("header", "d")
            .or(() -> method.find("header", "from"))
            .or(() -> method.find("smtp", "mailfrom"))
            .or(() -> method.find("smtp", "helo"))
            .orElse("");
    return new Check(method.method(), method.result(), about);
  }
}
