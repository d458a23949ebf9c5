package org.carillon.policy.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;

/** Resolves the domains of recipients, and tells which recipients always get mail. */
@ApplicationScoped
public class Recipients {
  /** The local parts that must receive mail about problems (RFC 5321 §4.5.1, RFC 2142 §4). */
  private static final Set<String> ALWAYS_REACHED = Set.of("postmaster", "abuse");

  private final Addresses addresses;

  @Inject
  public Recipients(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Returns the domain of a recipient, if it is a domain of this server. */
  public OptionalLong domain(String recipient) {
    return switch (addresses.resolve(recipient)) {
      case Resolution.Local local -> OptionalLong.of(local.domain());
      case Resolution.Several several -> OptionalLong.of(several.domain());
      case Resolution.Unknown(long domain) -> OptionalLong.of(domain);
      case Resolution.SwitchedOff(long domain) -> OptionalLong.of(domain);
      case Resolution.Remote _, Resolution.Later() -> OptionalLong.empty();
    };
  }

  /** Returns the domain of all recipients if they are in the same domain. */
  public OptionalLong domain(List<ForwardPath> recipients) {
    List<OptionalLong> all =
        recipients.stream().map(path -> domain(path.address())).distinct().limit(2).toList();
    return all.size() == 1 ? all.getFirst() : OptionalLong.empty();
  }

  /** Returns whether mail for a recipient is accepted from any sender. */
  public boolean isAlwaysReached(String recipient) {
    int at = recipient.lastIndexOf('@');
    String local = (at < 0 ? recipient : recipient.substring(0, at)).toLowerCase(Locale.ROOT);
    return ALWAYS_REACHED.contains(local)
        && switch (addresses.resolve(recipient)) {
          case Resolution.Local _, Resolution.Several _ -> true;
          case Resolution.Unknown _,
              Resolution.SwitchedOff _,
              Resolution.Remote _,
              Resolution.Later _ ->
              false;
        };
  }

  /** Returns whether mail for one of the recipients is accepted from any sender. */
  public boolean isAlwaysReached(List<ForwardPath> recipients) {
    return recipients.stream().map(ForwardPath::address).anyMatch(this::isAlwaysReached);
  }
}
