package org.carillon.contract.call;

import java.time.Instant;
import java.util.List;

/**
 * One place where a user can be reached (RFC 3261 §10.2).
 *
 * @param key identifies the binding among the user's bindings: the contact in comparable form, or
 *     the instance and reg-id of RFC 5626 §4.1
 * @param contact the contact's URI, as the phone gave it
 * @param priority the contact's q in thousandths, 0 to 1000
 * @param expires the time at which it expires
 * @param callId the Call-ID of the REGISTER that last made or refreshed it
 * @param cseq that REGISTER's CSeq number
 * @param path the route that a request has to take, first hop first (RFC 3327); empty for none
 * @param way how the registering node reaches the phone
 * @param userAgent the phone's User-Agent, shown to people; may be empty
 */
public record Binding(
    String key,
    String contact,
    int priority,
    Instant expires,
    String callId,
    long cseq,
    List<String> path,
    Way way,
    String userAgent) {

  /**
   * The way back to a phone, through the node and the connection that it registered over (RFC 5626
   * §3).
   *
   * @param edge the registering node, as a SIP URI that other nodes reach
   * @param flow the connection there, in a form that only the SIP adapter reads
   * @param lasting true if it outlives the node's process: addresses do, connections do not
   */
  public record Way(String edge, String flow, boolean lasting) {}
}
