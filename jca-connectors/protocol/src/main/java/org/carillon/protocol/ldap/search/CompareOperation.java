package org.carillon.protocol.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.filter.FilterEvaluation;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;

/** Compares a value with an entry's (RFC 4511 §4.10). */
public record CompareOperation(ClientTreeView reading) {

  public LdapResult run(CompareRequestProtocolOp request, Supplier<Entry> root) {
    Optional<DN> name = EntryNames.parsed(request.getDN());
    if (name.isEmpty()) {
      return LdapResult.of(ResultCode.INVALID_DN_SYNTAX, "Malformed DN");
    }
    String attribute = request.getAttributeName();
    if (LdapSchema.type(attribute).isEmpty()) {
      return LdapResult.of(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, "Unknown attribute");
    }
    Answer<Entry> found =
        name.get().isNullDN() ? new Answer.Done<>(root.get()) : reading.entry(name.get());
    return switch (found) {
      case Answer.Done<Entry>(Entry entry) ->
          compared(entry, attribute, request.getAssertionValue());
      case Answer.Failed<Entry>(Failure failure) -> LdapFailures.outcome(failure);
    };
  }

  private static LdapResult compared(Entry entry, String attribute, ASN1OctetString value) {
    if (LdapSchema.named(attribute).stream().noneMatch(entry::hasAttribute)) {
      return LdapResult.of(ResultCode.NO_SUCH_ATTRIBUTE, "");
    }
    return switch (FilterEvaluation.equal(attribute, value, entry)) {
      case TRUE -> LdapResult.of(ResultCode.COMPARE_TRUE, "");
      case FALSE -> LdapResult.of(ResultCode.COMPARE_FALSE, "");
      case UNDEFINED -> LdapResult.of(ResultCode.INAPPROPRIATE_MATCHING, "");
    };
  }
}
