package org.carillon.contract.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A REGISTER whose sender is known to be the user, as far as the location service is concerned (RFC
 * 3261 §10.3 from step 6 on).
 *
 * @param user the canonical address of record
 * @param callId the request's Call-ID
 * @param cseq the request's CSeq number
 * @param change what is asked for
 * @param path the request's Path, first hop first (RFC 3327)
 * @param way how this node reaches the phone
 * @param userAgent what the phone calls itself; may be empty
 */
public record Registration(
    AddressOfRecord user,
    String callId,
    long cseq,
    Change change,
    List<String> path,
    Binding.Way way,
    String userAgent) {

  /** What a REGISTER asks for. */
  public sealed interface Change {}

  /** Only to be told the present bindings: no Contact at all. */
  public record Ask() implements Change {}

  /** All bindings to go: {@code Contact: *} with {@code Expires: 0}. */
  public record Clear() implements Change {}

  /** These contacts added, refreshed or removed. */
  public record Put(List<Contact> contacts) implements Change {}

  /**
   * A contact to be added, refreshed or (with an expiry of zero) removed.
   *
   * @param key see {@link Binding#key()}
   * @param uri the contact's URI
   * @param priority q in thousandths, 0 to 1000
   * @param expires how long it is asked for; empty to leave that to the registrar
   */
  public record Contact(String key, String uri, int priority, Optional<Duration> expires) {}
}
