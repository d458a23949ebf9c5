package org.carillon.contract.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A REGISTER request whose sender is authenticated as the user, with what the location service
 * needs of it (RFC 3261 §10.3 from step 6 on).
 *
 * @param user the canonical address of record
 * @param callId the request's Call-ID
 * @param cseq the request's CSeq number
 * @param change the requested change
 * @param path the request's Path, first hop first (RFC 3327)
 * @param way how this node reaches the phone
 * @param userAgent the phone's User-Agent; may be empty
 */
public record Registration(
    AddressOfRecord user,
    String callId,
    long cseq,
    Change change,
    List<String> path,
    Binding.Way way,
    String userAgent) {

  /** The change that a REGISTER asks for. */
  public sealed interface Change {}

  /** Only the present bindings are asked for: the request has no Contact. */
  public record Ask() implements Change {}

  /** All bindings are to be removed: {@code Contact: *} with {@code Expires: 0}. */
  public record Clear() implements Change {}

  /** These contacts are to be added, refreshed or removed. */
  public record Put(List<Contact> contacts) implements Change {}

  /**
   * A contact to be added, refreshed or (with an expiry of zero) removed.
   *
   * @param key see {@link Binding#key()}
   * @param uri the contact's URI
   * @param priority q in thousandths, 0 to 1000
   * @param expires the requested lifetime; empty to let the registrar choose
   */
  public record Contact(String key, String uri, int priority, Optional<Duration> expires) {}
}
