package org.carillon.policy.sender;

import java.util.List;
import java.util.Optional;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.suffix.PublicSuffixes;

/** Tells whether a message is proven to be from the domain of its author. */
final class ProvenAuthor {
  private ProvenAuthor() {}

  /**
   * Returns the verdict of DMARC. If the domain publishes no policy, SPF or DKIM must pass for a
   * domain of the same owner, as relaxed alignment wants (RFC 9989 §3.2.10.1).
   *
   * @param domain the domain in canonical form
   */
  static boolean is(String domain, List<MethodResult> found, PublicSuffixes suffixes) {
    return switch (dmarc(domain, found)) {
      case "pass" -> true;
      case "none" -> vouches(domain, found, suffixes);
      default -> false;
    };
  }

  /** Returns whether SPF or DKIM pass for a domain of the same owner, whoever the author is. */
  static boolean vouches(String domain, List<MethodResult> found, PublicSuffixes suffixes) {
    return found.stream()
        .filter(method -> method.result().equals("pass"))
        .flatMap(method -> vouching(method).stream())
        .anyMatch(vouching -> suffixes.isSameOwner(vouching, domain));
  }

  private static String dmarc(String domain, List<MethodResult> found) {
    List<MethodResult> results =
        found.stream().filter(method -> method.method().equals("dmarc")).toList();
    return results.size() == 1
            && results
                .getFirst()
                .find("header", "from")
                .flatMap(DomainName::canonical)
                .filter(domain::equals)
                .isPresent()
        ? results.getFirst().result()
        : "";
  }

  private static Optional<String> vouching(MethodResult method) {
    return switch (method.method()) {
      case "dkim" -> method.find("header", "d");
      case "spf" ->
          method
              .find("smtp", "mailfrom")
              .or(() -> method.find("smtp", "helo"))
              .map(sender -> sender.substring(sender.lastIndexOf('@') + 1));
      default -> Optional.empty();
    };
  }
}
