package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import com.unboundid.ldap.sdk.controls.PersistentSearchRequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.ChangedEntries;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.ldap.message.LdapFailures;
import org.carillon.protocol.ldap.message.LdapResult;

/**
 * A search of a client that keeps a copy of the results (RFC 4533), or wants to be told of changes
 * (draft-ietf-ldapext-psearch-03): first the entries, then perhaps their changes.
 */
public final class SyncSearch {
  private static final Set<String> ORDERED =
      Set.of(
          SimplePagedResultsControl.PAGED_RESULTS_OID,
          ServerSideSortRequestControl.SERVER_SIDE_SORT_REQUEST_OID,
          VirtualListViewRequestControl.VIRTUAL_LIST_VIEW_REQUEST_OID);

  private final DirectoryTree tree;
  private final Caller caller;
  private final ClientTreeView reading;
  private final SearchRequestProtocolOp request;
  private final PersistentSearch.Teller teller;

  /** Creates a search that reports its results and their changes. */
  public SyncSearch(
      DirectoryTree tree,
      Caller caller,
      SearchRequestProtocolOp request,
      PersistentSearch.Teller teller) {
    this.tree = tree;
    this.caller = caller;
    this.request = request;
    this.teller = teller;
    reading = ClientTreeView.asItIs(tree, caller);
  }

  /** The result of its first phase. */
  public sealed interface Outcome {
    /** The search has ended. */
    record Ended(LdapResult result) implements Outcome {}

    /** The search persists. */
    record Stays(PersistentSearch followed) implements Outcome {}
  }

  /** Returns whether the controls ask for such a search. */
  public static boolean isOne(List<Control> controls) {
    return controls.stream()
        .map(Control::getOID)
        .anyMatch(
            oid ->
                oid.equals(ContentSyncRequestControl.SYNC_REQUEST_OID)
                    || oid.equals(PersistentSearchRequestControl.PERSISTENT_SEARCH_REQUEST_OID));
  }

  /** Runs the first phase. */
  public Outcome run(List<Control> controls) throws IOException {
    if (!reading.administers()) {
      return ended(
          LdapResult.of(
              ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "Only administrators can follow changes"));
    }
    if (controls.stream().map(Control::getOID).anyMatch(ORDERED::contains)) {
      return ended(
          LdapResult.of(
              ResultCode.UNWILLING_TO_PERFORM,
              "Sorting, paging and list views cannot be combined with following changes"));
    }
    for (Control control : controls) {
      try {
        switch (control.getOID()) {
          case ContentSyncRequestControl.SYNC_REQUEST_OID -> {
            return sync(new ContentSyncRequestControl(control), controls);
          }
          case PersistentSearchRequestControl.PERSISTENT_SEARCH_REQUEST_OID -> {
            return persistent(new PersistentSearchRequestControl(control), controls);
          }
          default -> {
            // Other controls belong to the search itself.
          }
        }
      } catch (LDAPException e) {
        return ended(LdapResult.of(ResultCode.PROTOCOL_ERROR, "Malformed control"));
      }
    }
    return ended(LdapResult.of(ResultCode.OPERATIONS_ERROR, "Not a persistent search"));
  }

  private static Outcome ended(LdapResult result) {
    return new Outcome.Ended(result);
  }

  private Outcome persistent(PersistentSearchRequestControl wanted, List<Control> controls)
      throws IOException {
    // Changes made while it is read are reported after it.
    Answer<String> place = tree.place();
    if (place instanceof Answer.Failed<String>(Failure failure)) {
      return ended(LdapFailures.outcome(failure));
    }
    if (!wanted.changesOnly()) {
      LdapResult found =
          new SearchOperation(reading, request, (shown, whole) -> teller.entry(shown, List.of()))
              .run(controls);
      if (!found.isGood()) {
        return ended(found);
      }
    }
    return new Outcome.Stays(
        followed(new PersistentSearchChangeForm(wanted), ((Answer.Done<String>) place).value()));
  }

  private PersistentSearch followed(ChangeForm form, String place) {
    return new PersistentSearch(tree, caller, request, form, teller, place);
  }

  private Outcome sync(ContentSyncRequestControl wanted, List<Control> controls)
      throws IOException {
    boolean stays = wanted.getMode() == ContentSyncRequestMode.REFRESH_AND_PERSIST;
    Optional<SyncCookie> shown = Optional.ofNullable(wanted.getCookie()).flatMap(SyncCookie::read);
    if (shown.isEmpty()) {
      // OpenLDAP's first cookie names the client, and no state of its copy.
      return whole(controls, stays);
    }
    SyncCookie own = SyncCookie.of("", reading.names(), request, caller);
    Optional<String> since =
        shown.filter(each -> each.search().equals(own.search())).map(SyncCookie::place);
    Answer<ChangedEntries> news =
        since
            .map(place -> tree.changes(caller, place))
            .orElseGet(() -> Answer.failed(new Failure.Outdated(0)));
    return switch (news) {
      case Answer.Done<ChangedEntries>(ChangedEntries changes) ->
          difference(own, since.orElseThrow(), changes, controls, stays);
      case Answer.Failed<ChangedEntries>(Failure.Outdated _) ->
          again(wanted.getReloadHint(), controls, stays);
      case Answer.Failed<ChangedEntries>(Failure failure) -> ended(LdapFailures.outcome(failure));
    };
  }

  /** Sends everything again, or, if {@code asked}, returns e-syncRefreshRequired. */
  private Outcome again(boolean asked, List<Control> controls, boolean stays) throws IOException {
    return asked
        ? ended(
            LdapResult.of(
                ResultCode.E_SYNC_REFRESH_REQUIRED,
                "Cookie is too old or belongs to another search"))
        : whole(controls, stays);
  }

  /** Sends all entries; an entry that is not sent does not exist (RFC 4533 §3.3.1). */
  private Outcome whole(List<Control> controls, boolean stays) throws IOException {
    Answer<String> place = tree.place();
    if (place instanceof Answer.Failed<String>(Failure failure)) {
      return ended(LdapFailures.outcome(failure));
    }
    LdapResult found = new SearchOperation(reading, request, this::added).ofCopy().run(controls);
    SyncCookie cookie =
        SyncCookie.of(((Answer.Done<String>) place).value(), reading.names(), request, caller);
    if (!found.isGood()) {
      return ended(found);
    }
    if (!stays) {
      return ended(
          LdapResult.DONE.with(List.of(new ContentSyncDoneControl(cookie.octets(), false))));
    }
    info(ContentSyncInfoIntermediateResponse.createRefreshPresentResponse(cookie.octets(), true));
    return new Outcome.Stays(followed(new SyncChangeForm(cookie), cookie.place()));
  }

  private void added(Entry shown, Entry whole) throws IOException {
    UUID id = UUID.fromString(whole.getAttributeValue("entryUUID"));
    teller.entry(shown, List.of(new ContentSyncStateControl(ContentSyncState.ADD, id, null)));
  }

  private void info(ContentSyncInfoIntermediateResponse said) throws IOException {
    teller.info(new IntermediateResponseProtocolOp(said));
  }

  /** Sends the changed entries; an entry that is not sent is unchanged (RFC 4533 §3.3.2). */
  private Outcome difference(
      SyncCookie own, String since, ChangedEntries news, List<Control> controls, boolean stays)
      throws IOException {
    PersistentSearch followed = followed(new SyncChangeForm(own), since);
    Optional<LdapResult> over = followed.tell(news);
    if (over.filter(each -> each.code().equals(ResultCode.E_SYNC_REFRESH_REQUIRED)).isPresent()) {
      return again(false, controls, stays);
    }
    if (over.isPresent()) {
      return ended(over.get());
    }
    SyncCookie cookie = own.at(followed.place());
    if (!stays) {
      return ended(
          LdapResult.DONE.with(List.of(new ContentSyncDoneControl(cookie.octets(), true))));
    }
    info(ContentSyncInfoIntermediateResponse.createRefreshDeleteResponse(cookie.octets(), true));
    return new Outcome.Stays(followed);
  }
}
