package org.carillon.protocol.ldap.message;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of an operation (RFC 4511 §4.1.9).
 *
 * @param text human-readable; may be empty
 * @param matched the name of the nearest existing ancestor, if the named entry does not exist; else
 *     empty
 * @param referrals the URLs of servers that may know more
 * @param reason the core's word for the refusal; empty for none
 */
public record LdapResult(
    ResultCode code,
    String text,
    String matched,
    List<String> referrals,
    String reason,
    List<Control> controls) {

  public static final LdapResult DONE = of(ResultCode.SUCCESS, "");

  /** Returns a result without controls. */
  public static LdapResult of(ResultCode code, String text) {
    return new LdapResult(code, text, "", List.of(), "", List.of());
  }

  /** Returns a referral to other servers (RFC 4511 §4.1.10). */
  public static LdapResult referral(List<String> urls) {
    return new LdapResult(
        ResultCode.REFERRAL, "Entry is on another server", "", urls, "", List.of());
  }

  /** Returns this result with other controls instead. */
  public LdapResult with(List<Control> others) {
    return new LdapResult(code, text, matched, referrals, reason, others);
  }

  /** Returns this result with one more control. */
  public LdapResult and(Control more) {
    return with(Stream.concat(controls.stream(), Stream.of(more)).toList());
  }

  /** Returns this result with a reason. */
  public LdapResult because(String word) {
    return new LdapResult(code, text, matched, referrals, word, controls);
  }

  /** Returns whether the operation succeeded or its question was answered. */
  public boolean isGood() {
    return code.equals(ResultCode.SUCCESS)
        || code.equals(ResultCode.COMPARE_TRUE)
        || code.equals(ResultCode.COMPARE_FALSE)
        || code.equals(ResultCode.SASL_BIND_IN_PROGRESS);
  }
}
