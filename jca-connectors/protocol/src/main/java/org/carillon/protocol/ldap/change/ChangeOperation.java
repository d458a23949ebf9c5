package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.search.ClientTreeView;

/** Changes entries: reads them, applies the changes, gives the core the difference as one. */
public final class ChangeOperation {
  /** The number of tries of a change that conflicts with another one. */
  private static final int MOST_TRIES = 3;

  private static final Set<String> DOMAIN_ATTRIBUTES =
      Set.of("objectclass", "dc", "o", "associateddomain", "description");

  private final DirectoryTree tree;
  private final Caller caller;
  private final ClientTreeView reading;
  private final BiPredicate<String, String> isPassword;

  /**
   * @param isPassword whether the account has this password
   */
  public ChangeOperation(
      DirectoryTree tree, Caller caller, BiPredicate<String, String> isPassword) {
    this.tree = tree;
    this.caller = caller;
    this.isPassword = isPassword;
    reading = ClientTreeView.asItIs(tree, caller);
  }

  /** Adds an entry (RFC 4511 §4.7). */
  public LdapResult add(AddRequestProtocolOp request, List<Control> given) {
    return named(
        request.getDN(),
        given,
        (name, controls) -> {
          Entry wanted = new Entry(name, LdapSchema.schema(), request.getAttributes());
          Optional<LdapResult> refusal =
              switch (reading.names().place(name)) {
                case EntryKind.Person person -> addPerson(name, person, wanted);
                case EntryKind.Group group ->
                    failure(
                        tree.create(
                            caller,
                            TreeKind.GROUP,
                            group.address(),
                            GroupEntryDiff.of(
                                reading.names(),
                                group,
                                new Entry(name, LdapSchema.schema()),
                                wanted)));
                case EntryKind.Domain(String domain) -> addDomain(domain, wanted);
                case EntryKind.Unit _, EntryKind.Suffix() ->
                    Optional.of(
                        reading.entry(name) instanceof Answer.Done<Entry>
                            ? LdapResult.of(ResultCode.ENTRY_ALREADY_EXISTS, "Entry already exists")
                            : LdapResult.of(ResultCode.NO_SUCH_OBJECT, "Domain does not exist"));
                case EntryKind.Root(), EntryKind.SubschemaEntry() ->
                    Optional.of(
                        LdapResult.of(ResultCode.ENTRY_ALREADY_EXISTS, "Entry already exists"));
                case EntryKind.Nowhere() ->
                    Optional.of(
                        LdapResult.of(
                            ResultCode.NAMING_VIOLATION,
                            "Accounts must be named uid=…,ou=people, groups cn=…,ou=groups,"
                                + " below their domain"));
              };
          return refusal.isPresent()
              ? refusal.get()
              : LdapResult.DONE.with(controls.read(reading, name, Optional.empty()));
        });
  }

  private Optional<LdapResult> addPerson(DN name, EntryKind.Person person, Entry wanted)
      throws LDAPException {
    List<String> secrets = new ArrayList<>();
    Entry shown = new Entry(name, LdapSchema.schema());
    for (Attribute attribute : wanted.getAttributes()) {
      if (PasswordValues.isPassword(attribute.getName())) {
        secrets.addAll(List.of(attribute.getValues()));
      } else {
        shown.addAttribute(attribute);
      }
    }
    EntryChange change =
        AccountEntryDiff.of(
            reading.names(),
            person,
            new Entry(name, LdapSchema.schema()),
            shown,
            PasswordValues.of(secrets));
    return failure(tree.create(caller, TreeKind.PERSON, person.address(), change));
  }

  private Optional<LdapResult> addDomain(String domain, Entry wanted) throws LDAPException {
    for (Attribute attribute : wanted.getAttributes()) {
      if (LdapSchema.type(attribute.getName())
          .map(LdapSchema::nameOf)
          .filter(DOMAIN_ATTRIBUTES::contains)
          .isEmpty()) {
        throw new LDAPException(
            ResultCode.UNWILLING_TO_PERFORM, attribute.getName() + " cannot be set for domains");
      }
    }
    AttributeValues values = new AttributeValues();
    String description = wanted.getAttributeValue("description");
    return failure(
        tree.create(
            caller,
            TreeKind.DOMAIN,
            domain,
            new EntryChange(
                description == null ? values : values.with(DomainType.DESCRIPTION, description))));
  }

  /** Modifies an entry (RFC 4511 §4.6). */
  public LdapResult modify(ModifyRequestProtocolOp request, List<Control> given) {
    return named(
        request.getDN(),
        given,
        (name, controls) -> {
          List<Modification> changes = request.getModifications();
          return switch (reading.names().place(name)) {
            case EntryKind.Person person -> modifyPerson(person, changes, controls);
            case EntryKind.Group group ->
                modify(
                    TreeKind.GROUP,
                    () -> reading.group(group),
                    (before, after) -> GroupEntryDiff.of(reading.names(), group, before, after),
                    changes,
                    controls);
            case EntryKind.Root(),
                EntryKind.SubschemaEntry(),
                EntryKind.Suffix(),
                EntryKind.Domain _,
                EntryKind.Unit _,
                EntryKind.Nowhere() ->
                reading
                    .entry(name)
                    .asFailure()
                    .map(LdapFailures::outcome)
                    .orElseGet(
                        () ->
                            LdapResult.of(
                                ResultCode.UNWILLING_TO_PERFORM,
                                "Only accounts and groups can be changed"));
          };
        });
  }

  private LdapResult modifyPerson(
      EntryKind.Person person, List<Modification> changes, ChangeControls controls)
      throws LDAPException {
    List<Modification> shown = new ArrayList<>(changes);
    List<Modification> secret =
        shown.stream().filter(each -> PasswordValues.isPassword(each.getAttributeName())).toList();
    shown.removeAll(secret);
    PasswordValues password = PasswordValues.ofChanges(secret);
    if (password.old().isPresent() && !isPassword.test(person.address(), password.old().get())) {
      return LdapResult.of(ResultCode.CONSTRAINT_VIOLATION, "The old password is wrong")
          .because("old-password");
    }
    return modify(
        TreeKind.PERSON,
        () -> reading.person(person),
        (before, after) -> AccountEntryDiff.of(reading.names(), person, before, after, password),
        shown,
        controls);
  }

  /** Computes the change of an object. */
  @FunctionalInterface
  private interface Difference {
    EntryChange of(Entry before, Entry after) throws LDAPException;
  }

  private LdapResult modify(
      TreeKind kind,
      Supplier<Answer<TreeEntry>> read,
      Difference difference,
      List<Modification> changes,
      ChangeControls controls)
      throws LDAPException {
    Failure last = new Failure.Outdated(0);
    for (int tries = 0; tries < MOST_TRIES && last instanceof Failure.Outdated; tries++) {
      Answer<TreeEntry> found = read.get();
      if (found instanceof Answer.Failed<TreeEntry>(Failure failure)) {
        return LdapFailures.outcome(failure);
      }
      TreeEntry object = ((Answer.Done<TreeEntry>) found).value();
      Entry before = reading.form().of(object);
      Optional<LdapResult> unmet = controls.unmet(before);
      if (unmet.isPresent()) {
        return unmet.get();
      }
      Entry after =
          changes.isEmpty()
              ? before
              : Entry.applyModifications(before, controls.permissive(), changes);
      EntryChange change = difference.of(before, after);
      Answer<Void> done =
          tree.change(caller, kind, object.key(), change, OptionalLong.of(object.version()));
      if (done instanceof Answer.Done<Void>) {
        DN name = reading.names().of(kind, object.domain(), change.name().orElse(object.key()));
        return LdapResult.DONE.with(controls.read(reading, name, Optional.of(before)));
      }
      last = done.asFailure().orElseThrow();
    }
    return refused(last);
  }

  /** Renames an entry (RFC 4511 §4.9). */
  public LdapResult rename(ModifyDNRequestProtocolOp request, List<Control> given) {
    return named(
        request.getDN(),
        given,
        (name, controls) ->
            new RenameOperation(tree, caller, reading).run(name, request, controls));
  }

  /** Maps "not found" to "not allowed": the caller can see the object but not change it. */
  static LdapResult refused(Failure failure) {
    return failure instanceof Failure.NotFound
        ? LdapResult.of(
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "Only administrators can change other entries")
        : LdapFailures.outcome(failure);
  }

  /** Deletes an entry (RFC 4511 §4.8). */
  public LdapResult delete(String dn, List<Control> given) {
    return named(
        dn,
        given,
        (name, controls) -> {
          Answer<Entry> found = reading.entry(name);
          if (found instanceof Answer.Failed<Entry>(Failure failure)) {
            return LdapFailures.outcome(failure);
          }
          Entry before = ((Answer.Done<Entry>) found).value();
          Optional<LdapResult> unmet = controls.unmet(before);
          if (unmet.isPresent()) {
            return unmet.get();
          }
          Optional<Failure> failure =
              switch (reading.names().place(name)) {
                case EntryKind.Person person ->
                    tree.delete(caller, TreeKind.PERSON, person.address()).asFailure();
                case EntryKind.Group group ->
                    tree.delete(caller, TreeKind.GROUP, group.address()).asFailure();
                case EntryKind.Domain(String domain) ->
                    tree.delete(caller, TreeKind.DOMAIN, domain).asFailure();
                case EntryKind.Root(),
                    EntryKind.SubschemaEntry(),
                    EntryKind.Suffix(),
                    EntryKind.Unit _,
                    EntryKind.Nowhere() ->
                    Optional.of(
                        new Failure.NotAllowed(
                            Failure.NotAllowed.PLAIN,
                            "This entry can be deleted only together with its domain"));
              };
          return failure
              .map(ChangeOperation::refused)
              .orElseGet(() -> LdapResult.DONE.with(controls.readBefore(before)));
        });
  }

  /** Changes the entry of this name. */
  @FunctionalInterface
  private interface Change {
    LdapResult of(DN name, ChangeControls controls) throws LDAPException;
  }

  private static LdapResult named(String dn, List<Control> given, Change change) {
    Optional<DN> name = EntryNames.parsed(dn);
    if (name.isEmpty()) {
      return LdapResult.of(ResultCode.INVALID_DN_SYNTAX, "Malformed DN");
    }
    try {
      return change.of(name.get(), ChangeControls.of(given));
    } catch (LDAPException e) {
      return LdapResult.of(
          e.getResultCode().isClientSideResultCode()
              ? ResultCode.PROTOCOL_ERROR
              : e.getResultCode(),
          e.getMessage());
    }
  }

  private static Optional<LdapResult> failure(Answer<Void> answer) {
    return answer.asFailure().map(LdapFailures::outcome);
  }
}
