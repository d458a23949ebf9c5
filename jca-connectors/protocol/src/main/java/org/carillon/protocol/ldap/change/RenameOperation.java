package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeKind;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.search.ClientTreeView;

/** Gives an account, group or domain another name (RFC 4511 §4.9); a kept old one is an alias. */
final class RenameOperation {
  private final DirectoryTree tree;
  private final Caller caller;
  private final ClientTreeView reading;
  private final EntryNames names;

  RenameOperation(DirectoryTree tree, Caller caller, ClientTreeView reading) {
    this.tree = tree;
    this.caller = caller;
    this.reading = reading;
    names = reading.names();
  }

  /** A rename to make, from the old key in its type. */
  private record Plan(TreeKind kind, String key, String to) {}

  LdapResult run(DN name, ModifyDNRequestProtocolOp request, ChangeControls controls)
      throws LDAPException {
    DN wanted = wanted(name, request);
    Plan plan = plan(names.place(name), names.place(wanted));
    Answer<Entry> found = reading.entry(name);
    if (found instanceof Answer.Failed<Entry>(Failure failure)) {
      return LdapFailures.outcome(failure);
    }
    Entry before = ((Answer.Done<Entry>) found).value();
    Optional<LdapResult> unmet = controls.unmet(before);
    if (unmet.isPresent()) {
      return unmet.get();
    }
    if (plan.kind() == TreeKind.GROUP && !request.deleteOldRDN()) {
      return LdapResult.of(
          ResultCode.UNWILLING_TO_PERFORM, "A group has only one name: use deleteoldrdn: 1");
    }
    Optional<Failure> failure =
        name.equals(wanted)
            ? Optional.empty()
            : tree.rename(caller, plan.kind(), plan.key(), plan.to(), !request.deleteOldRDN())
                .asFailure();
    return failure
        .map(ChangeOperation::refused)
        .orElseGet(() -> LdapResult.DONE.with(controls.read(reading, wanted, Optional.of(before))));
  }

  private DN wanted(DN name, ModifyDNRequestProtocolOp request) throws LDAPException {
    RDN rdn;
    try {
      rdn = new RDN(request.getNewRDN(), LdapSchema.schema());
    } catch (LDAPException e) {
      throw new LDAPException(ResultCode.INVALID_DN_SYNTAX, "Malformed new RDN", e);
    }
    if (request.getNewSuperiorDN() == null) {
      return name.getParent() == null ? new DN(rdn) : new DN(rdn, name.getParent());
    }
    DN superior =
        EntryNames.parsed(request.getNewSuperiorDN())
            .orElseThrow(
                () -> new LDAPException(ResultCode.INVALID_DN_SYNTAX, "Malformed newSuperior DN"));
    // Domains are nested only by name: the parent of a domain need not exist.
    if (!(names.place(name) instanceof EntryKind.Domain)
        && reading.entry(superior) instanceof Answer.Failed<Entry>(Failure failure)) {
      LdapResult missing = LdapFailures.outcome(failure);
      throw new LDAPException(missing.code(), missing.text());
    }
    return new DN(rdn, superior);
  }

  private Plan plan(EntryKind from, EntryKind to) throws LDAPException {
    return switch (from) {
      case EntryKind.Person person -> {
        if (!(to instanceof EntryKind.Person other)) {
          throw notThere("Accounts must be named uid=…,ou=people, below their domain");
        }
        stays(person.domain(), other.domain());
        yield new Plan(TreeKind.PERSON, person.address(), other.address());
      }
      case EntryKind.Group group -> {
        if (!(to instanceof EntryKind.Group other)) {
          throw notThere("Groups must be named cn=…,ou=groups, below their domain");
        }
        stays(group.domain(), other.domain());
        yield new Plan(TreeKind.GROUP, group.address(), other.address());
      }
      case EntryKind.Domain domain -> {
        if (!(to instanceof EntryKind.Domain other)) {
          throw notThere("Domains must be named by their labels, dc=…");
        }
        yield new Plan(TreeKind.DOMAIN, domain.domain(), other.domain());
      }
      case EntryKind.Root(), EntryKind.SubschemaEntry(), EntryKind.Suffix(), EntryKind.Unit _ ->
          throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "This entry cannot be renamed");
      case EntryKind.Nowhere() ->
          throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "Entry does not exist");
    };
  }

  private static LDAPException notThere(String where) {
    return new LDAPException(ResultCode.NAMING_VIOLATION, where);
  }

  private void stays(String domain, String other) throws LDAPException {
    if (!names.ofDomain(domain).equals(names.ofDomain(other))) {
      throw new LDAPException(
          ResultCode.UNWILLING_TO_PERFORM, "Entry cannot leave its domain, " + domain);
    }
  }
}
