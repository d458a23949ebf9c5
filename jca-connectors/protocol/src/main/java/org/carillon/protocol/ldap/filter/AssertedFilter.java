package org.carillon.protocol.ldap.filter;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;
import org.carillon.protocol.ldap.message.LdapResult;

/** A client's assertion about an entry (RFC 4528). */
public final class AssertedFilter {
  private AssertedFilter() {}

  /** Returns the error if the assertion does not match; empty if it does. */
  public static Optional<LdapResult> unmet(Filter filter, Entry entry) {
    if (FilterCost.areTooMany(filter)) {
      return Optional.of(
          LdapResult.of(ResultCode.ADMIN_LIMIT_EXCEEDED, "Assertion has too many terms"));
    }
    return FilterEvaluation.of(filter, entry) == Truth.TRUE
        ? Optional.empty()
        : Optional.of(LdapResult.of(ResultCode.ASSERTION_FAILED, "Assertion failed"));
  }
}
