package org.carillon.protocol.ldap.message;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;

/**
 * What came of an operation (RFC 4511 §4.1.9).
 *
 * @param text for people; may be empty
 * @param matched the name of the nearest entry that is there, where none is of the name that was
 *     meant; else empty
 * @param controls what is told besides
 */
public record LdapResult(ResultCode code, String text, String matched, List<Control> controls) {

  /** It was done. */
  public static final LdapResult DONE = of(ResultCode.SUCCESS, "");

  /** One without controls. */
  public static LdapResult of(ResultCode code, String text) {
    return new LdapResult(code, text, "", List.of());
  }

  /** The same that tells this besides. */
  public LdapResult with(List<Control> more) {
    return new LdapResult(code, text, matched, more);
  }

  /** Whether the client got what it asked for, or an answer to its question. */
  public boolean isGood() {
    return code.equals(ResultCode.SUCCESS)
        || code.equals(ResultCode.COMPARE_TRUE)
        || code.equals(ResultCode.COMPARE_FALSE)
        || code.equals(ResultCode.SASL_BIND_IN_PROGRESS);
  }
}
