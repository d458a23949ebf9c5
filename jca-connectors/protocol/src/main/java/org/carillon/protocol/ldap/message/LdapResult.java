package org.carillon.protocol.ldap.message;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of an operation (RFC 4511 §4.1.9).
 *
 * @param text for people; may be empty
 * @param matched the name of the nearest entry that is there, where none is of the name that was
 *     meant; else empty
 * @param referrals who may know more, as URLs
 * @param reason the core's word for why it was refused; empty without
 * @param controls what is told besides
 */
public record LdapResult(
    ResultCode code,
    String text,
    String matched,
    List<String> referrals,
    String reason,
    List<Control> controls) {

  /** It was done. */
  public static final LdapResult DONE = of(ResultCode.SUCCESS, "");

  /** One without controls. */
  public static LdapResult of(ResultCode code, String text) {
    return new LdapResult(code, text, "", List.of(), "", List.of());
  }

  /** Others may know (RFC 4511 §4.1.10). */
  public static LdapResult referral(List<String> urls) {
    return new LdapResult(ResultCode.REFERRAL, "Not here", "", urls, "", List.of());
  }

  /** The same that tells this instead. */
  public LdapResult with(List<Control> others) {
    return new LdapResult(code, text, matched, referrals, reason, others);
  }

  /** The same that tells this, too. */
  public LdapResult and(Control more) {
    return with(Stream.concat(controls.stream(), Stream.of(more)).toList());
  }

  /** The same for this reason. */
  public LdapResult because(String word) {
    return new LdapResult(code, text, matched, referrals, word, controls);
  }

  /** Whether the client got what it asked for, or an answer to its question. */
  public boolean isGood() {
    return code.equals(ResultCode.SUCCESS)
        || code.equals(ResultCode.COMPARE_TRUE)
        || code.equals(ResultCode.COMPARE_FALSE)
        || code.equals(ResultCode.SASL_BIND_IN_PROGRESS);
  }
}
