package org.carillon.listener.acme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.acme.ChallengeKind;
import org.carillon.listener.KeyType;

/**
 * A certificate that is ordered and renewed.
 *
 * @param name what administrators call it
 * @param domain the domain whose it is; empty for the server's own
 * @param account by which account it is ordered
 * @param hosts the names it is for
 * @param isDefault whether it becomes the one that clients see who name no host
 * @param enabled whether it is ordered and renewed
 * @param state how it is with it
 */
public record AcmeCertificate(
    String name,
    Optional<String> domain,
    String account,
    List<String> hosts,
    ChallengeKind challenge,
    KeyType keyType,
    boolean isDefault,
    boolean enabled,
    State state,
    long version,
    Instant created) {
  /** Copies. */
  public AcmeCertificate {
    hosts = List.copyOf(hosts);
  }

  /**
   * How it is with one.
   *
   * @param certificate the number of what is shown to clients; empty while there is none
   * @param expires when that ends
   * @param renewal when it is renewed
   * @param tried when the authority was last asked for one
   * @param next when it is looked at again; empty for never
   * @param problem what went wrong then; empty for nothing
   */
  public record State(
      OptionalLong certificate,
      Optional<Instant> expires,
      Optional<Instant> renewal,
      Optional<Instant> tried,
      Optional<Instant> next,
      String problem) {
    /** Of one that nobody has looked at. */
    public static final State NEW =
        new State(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "");

    /** In a word. */
    public String word(boolean enabled) {
      if (!enabled) {
        return "off";
      }
      if (!problem.isEmpty()) {
        return "failing";
      }
      return certificate.isPresent() ? "valid" : "ordered";
    }
  }
}
