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
 * @param name the administrators' name for it
 * @param domain its domain; empty for the server's own
 * @param account the account that orders it
 * @param hosts the names it is for
 * @param isDefault whether it becomes the default, for clients that name no host
 * @param enabled whether it is ordered and renewed
 * @param state its state
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
  public AcmeCertificate {
    hosts = List.copyOf(hosts);
  }

  /**
   * The state of an order.
   *
   * @param certificate the id of the certificate in use; empty while there is none
   * @param expires when that expires
   * @param renewal when it is renewed
   * @param tried when the authority was last asked for one
   * @param next when it is next checked; empty for never
   * @param problem what went wrong at the last attempt; empty for nothing
   */
  public record State(
      OptionalLong certificate,
      Optional<Instant> expires,
      Optional<Instant> renewal,
      Optional<Instant> tried,
      Optional<Instant> next,
      String problem) {
    /** The state before the first attempt. */
    public static final State NEW =
        new State(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "");

    /** The state in one word. */
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
