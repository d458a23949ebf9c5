package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.ChangedEntries;
import org.carillon.contract.tree.ChangedEntry;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.protocol.ldap.entry.AttributeSelection;
import org.carillon.protocol.ldap.entry.ContainerKind;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.filter.FilterEvaluation;
import org.carillon.protocol.ldap.filter.Truth;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;

/** A persistent search: tells its client of changed results. One thread at a time calls it. */
public final class PersistentSearch {
  private static final LdapResult READ_ANEW =
      LdapResult.of(ResultCode.E_SYNC_REFRESH_REQUIRED, "Too many changes, refresh is required");

  private final DirectoryTree tree;
  private final Caller caller;
  private final SearchRequestProtocolOp request;
  private final DN base;
  private final DN suffix;
  private final AttributeSelection selection;
  private final ChangeForm form;
  private final Teller teller;
  private String place;
  private Set<Long> told = Set.of();

  /** The output of reports. */
  public interface Teller {
    void entry(Entry entry, List<Control> controls) throws IOException;

    void info(IntermediateResponseProtocolOp info) throws IOException;
  }

  /** Follows a search from the place on. */
  PersistentSearch(
      DirectoryTree tree,
      Caller caller,
      SearchRequestProtocolOp request,
      ChangeForm form,
      Teller teller,
      String place) {
    this.tree = tree;
    this.caller = caller;
    this.request = request;
    this.form = form;
    this.teller = teller;
    this.place = place;
    base = EntryNames.parsed(request.getBaseDN()).orElse(DN.NULL_DN);
    suffix = ClientTreeView.asItIs(tree, caller).names().suffix();
    selection = new AttributeSelection(request.getAttributes(), request.typesOnly());
  }

  /** Returns the place up to which changes are reported. */
  String place() {
    return place;
  }

  /** Reports the changes; returns the result if the search ends. */
  public Optional<LdapResult> tell() throws IOException {
    return switch (tree.changes(caller, place)) {
      case Answer.Done<ChangedEntries>(ChangedEntries news) -> tell(news);
      // The next attempt after a change finds the database again.
      case Answer.Failed<ChangedEntries>(Failure.TryLater _) -> Optional.empty();
      case Answer.Failed<ChangedEntries>(Failure.Outdated _) -> Optional.of(READ_ANEW);
      case Answer.Failed<ChangedEntries>(Failure failure) ->
          Optional.of(LdapFailures.outcome(failure));
    };
  }

  /** Reports changes that were read already. */
  Optional<LdapResult> tell(ChangedEntries news) throws IOException {
    ClientTreeView reading = ClientTreeView.asItIs(tree, caller);
    List<ChangedEntry> changes = fresh(news);
    boolean others =
        !reading.names().suffix().equals(suffix)
            || changes.stream()
                .anyMatch(
                    each ->
                        each.kind() == TreeKind.DOMAIN
                            && each.changeType() == ChangedEntry.ChangeType.RENAMED);
    if (others) {
      // All names below it change.
      return Optional.of(READ_ANEW);
    }
    for (ChangedEntry change : changes) {
      Optional<Failure> failure = tell(reading, change);
      if (failure.isPresent()) {
        return failure.get() instanceof Failure.TryLater
            ? Optional.empty()
            : failure.map(LdapFailures::outcome);
      }
    }
    place = news.place();
    told = news.changes().stream().map(ChangedEntry::number).collect(Collectors.toSet());
    if (!changes.isEmpty()) {
      Optional<IntermediateResponseProtocolOp> last = form.told(place);
      if (last.isPresent()) {
        teller.info(last.get());
      }
    }
    return Optional.empty();
  }

  /** Returns the unreported changes, with all changes of an entry merged. */
  private List<ChangedEntry> fresh(ChangedEntries news) {
    Map<UUID, ChangedEntry> changes = new LinkedHashMap<>();
    for (ChangedEntry change : news.changes()) {
      if (!told.contains(change.number())) {
        changes.merge(change.id(), change, PersistentSearch::joined);
      }
    }
    return List.copyOf(changes.values());
  }

  /** Merges two successive changes. */
  private static ChangedEntry joined(ChangedEntry first, ChangedEntry second) {
    ChangedEntry.ChangeType changeType =
        second.changeType() == ChangedEntry.ChangeType.CHANGED
                && first.changeType() != ChangedEntry.ChangeType.DELETED
            ? first.changeType()
            : first.changeType() == ChangedEntry.ChangeType.ADDED
                    && second.changeType() == ChangedEntry.ChangeType.RENAMED
                ? ChangedEntry.ChangeType.ADDED
                : second.changeType();
    return new ChangedEntry(
        second.number(), second.kind(), second.id(), changeType, second.domain(), first.key());
  }

  private Optional<Failure> tell(ClientTreeView reading, ChangedEntry change) throws IOException {
    Answer<Optional<TreeEntry>> now = reading.byId(change.kind(), change.id());
    if (now instanceof Answer.Failed<Optional<TreeEntry>>(Failure failure)) {
      return Optional.of(failure);
    }
    DN before = reading.names().of(change.kind(), change.domain(), change.key());
    Optional<TreeEntry> object = ((Answer.Done<Optional<TreeEntry>>) now).value();
    if (object.isEmpty()) {
      gone(change, change.id(), before, false);
      if (change.kind() == TreeKind.DOMAIN) {
        for (ContainerKind kind : ContainerKind.values()) {
          gone(
              change, kind.idIn(change.id()), reading.names().ofUnit(change.domain(), kind), false);
        }
      }
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>(List.of(reading.form().of(object.get())));
    if (change.kind() == TreeKind.DOMAIN) {
      for (ContainerKind kind : ContainerKind.values()) {
        entries.add(reading.form().unit(object.get(), kind));
      }
    }
    for (Entry entry : entries) {
      tell(change, entry, before);
    }
    return Optional.empty();
  }

  private void tell(ChangedEntry change, Entry entry, DN before) throws IOException {
    UUID id = UUID.fromString(entry.getAttributeValue("entryUUID"));
    DN name = EntryNames.parsed(entry.getDN()).orElse(before);
    if (isWithin(name) && FilterEvaluation.of(request.getFilter(), entry) == Truth.TRUE) {
      Optional<List<Control>> controls = form.found(change, id, before);
      if (controls.isPresent()) {
        teller.entry(selection.of(entry), controls.get());
      }
    } else {
      gone(change, id, before, true);
    }
  }

  private void gone(ChangedEntry change, UUID id, DN name, boolean isThere) throws IOException {
    Optional<List<Control>> controls =
        isWithin(name) ? form.gone(change, id, isThere) : Optional.empty();
    if (controls.isPresent()) {
      teller.entry(new Entry(name), controls.get());
    }
  }

  private boolean isWithin(DN name) {
    try {
      return name.matchesBaseAndScope(base, request.getScope());
    } catch (LDAPException e) {
      return false;
    }
  }
}
