package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoType;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import com.unboundid.ldap.sdk.controls.EntryChangeNotificationControl;
import com.unboundid.ldap.sdk.controls.PersistentSearchChangeType;
import com.unboundid.ldap.sdk.controls.PersistentSearchRequestControl;
import com.unboundid.ldap.sdk.extensions.CancelExtendedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.carillon.contract.tree.ChangedEntry;
import org.carillon.contract.tree.TreeKind;
import org.junit.jupiter.api.Test;

/** Tests of synchronization and persistent search. */
class LdapFollowTest {
  private static final String BASE = "dc=example,dc=test";

  private final MemoryDirectoryTree tree =
      new MemoryDirectoryTree().person("alice", "Alice Smith").person("bob", "Bob Miller");

  private static ChangedEntry change(int number, String who, ChangedEntry.ChangeType changeType) {
    return new ChangedEntry(
        number,
        TreeKind.PERSON,
        UUID.nameUUIDFromBytes(who.getBytes(StandardCharsets.UTF_8)),
        changeType,
        MemoryDirectoryTree.DOMAIN,
        who + "@" + MemoryDirectoryTree.DOMAIN);
  }

  private LdapPipeline search(String filter, Control control) {
    return new LdapPipeline(tree)
        .encrypted()
        .bind("boss", "secret")
        .search(BASE, SearchScope.SUB, filter, List.of("cn"), 0, control);
  }

  private static ContentSyncRequestControl refresh(String cookie, boolean reloadHint) {
    return new ContentSyncRequestControl(
        ContentSyncRequestMode.REFRESH_ONLY,
        cookie.isEmpty() ? null : new ASN1OctetString(cookie),
        reloadHint);
  }

  private static List<String> told(List<LDAPMessage> answers) throws Exception {
    List<String> all = new ArrayList<>();
    for (LDAPMessage each : answers) {
      if (each.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY) {
        Control control = each.getControls().getFirst();
        ContentSyncState state =
            new ContentSyncStateControl(control.getOID(), false, control.getValue()).getState();
        String dn = each.getSearchResultEntryProtocolOp().getDN();
        all.add(state + " " + dn.substring(0, dn.indexOf(',')));
      }
    }
    return all;
  }

  private static ContentSyncDoneControl done(List<LDAPMessage> answers) throws Exception {
    assertThat(LdapPipeline.code(answers)).isZero();
    Control control = answers.getLast().getControls().getFirst();
    return new ContentSyncDoneControl(control.getOID(), false, control.getValue());
  }

  @Test
  void replicaIsFilledAndUpdatedByContentSync() throws Exception {
    List<LDAPMessage> first = search("(objectClass=person)", refresh("", false)).answers();
    assertThat(told(first)).containsExactly("ADD uid=alice", "ADD uid=bob");
    assertThat(done(first).refreshDeletes()).isFalse();
    String cookie = done(first).getCookie().stringValue();

    List<LDAPMessage> same = search("(objectClass=person)", refresh(cookie, true)).answers();
    assertThat(told(same)).isEmpty();
    assertThat(done(same).refreshDeletes()).isTrue();

    tree.person("carol", "Carol King")
        .without("bob")
        .news(
            change(1, "carol", ChangedEntry.ChangeType.ADDED),
            change(2, "alice", ChangedEntry.ChangeType.CHANGED),
            change(3, "bob", ChangedEntry.ChangeType.CHANGED),
            change(4, "bob", ChangedEntry.ChangeType.DELETED),
            change(5, "carol", ChangedEntry.ChangeType.CHANGED));
    List<LDAPMessage> more = search("(objectClass=person)", refresh(cookie, true)).answers();
    assertThat(told(more)).containsExactly("ADD uid=carol", "MODIFY uid=alice", "DELETE uid=bob");
    assertThat(told(search("(objectClass=person)", refresh(cookie(more), true)).answers()))
        .isEmpty();
  }

  private static String cookie(List<LDAPMessage> answers) throws Exception {
    return done(answers).getCookie().stringValue();
  }

  @Test
  void entriesThatNoLongerMatchAreDeletedInTheReplica() throws Exception {
    String cookie = cookie(search("(cn=Alice Smith)", refresh("", false)).answers());
    tree.without("alice")
        .person("alice", "Alice Miller")
        .news(change(1, "alice", ChangedEntry.ChangeType.CHANGED));
    assertThat(told(search("(cn=Alice Smith)", refresh(cookie, false)).answers()))
        .containsExactly("DELETE uid=alice");
  }

  @Test
  void cookieOfAnotherSearchIsNotUsed() throws Exception {
    String cookie = cookie(search("(cn=Alice Smith)", refresh("", false)).answers());
    assertThat(told(search("(objectClass=person)", refresh("rid=001", true)).answers()))
        .containsExactly("ADD uid=alice", "ADD uid=bob");
    for (String wrong : List.of(cookie, "x#y")) {
      assertThat(LdapPipeline.code(search("(objectClass=person)", refresh(wrong, true)).answers()))
          .isEqualTo(ResultCode.E_SYNC_REFRESH_REQUIRED_INT_VALUE);
      assertThat(told(search("(objectClass=person)", refresh(wrong, false)).answers()))
          .containsExactly("ADD uid=alice", "ADD uid=bob");
    }
  }

  @Test
  void persistentSyncMarksTheEndOfTheRefresh() throws Exception {
    List<LDAPMessage> answers =
        search(
                "(objectClass=person)",
                new ContentSyncRequestControl(ContentSyncRequestMode.REFRESH_AND_PERSIST))
            .say(cancel(2))
            .answers();
    assertThat(told(answers)).containsExactly("ADD uid=alice", "ADD uid=bob");
    ContentSyncInfoIntermediateResponse info =
        ContentSyncInfoIntermediateResponse.decode(
            answers.get(3).getIntermediateResponseProtocolOp().toIntermediateResponse());
    assertThat(info.getType()).isEqualTo(ContentSyncInfoType.REFRESH_PRESENT);
    assertThat(info.refreshDone()).isTrue();
    assertThat(answers.get(4).getSearchResultDoneProtocolOp().getResultCode())
        .isEqualTo(ResultCode.CANCELED_INT_VALUE);
    assertThat(LdapPipeline.code(answers)).isZero();
  }

  private static ExtendedRequestProtocolOp cancel(int id) {
    CancelExtendedRequest request = new CancelExtendedRequest(id);
    return new ExtendedRequestProtocolOp(request.getOID(), request.getValue());
  }

  @Test
  void persistentSearchNotifiesTheRequestedChangeTypes() throws Exception {
    tree.news(change(1, "alice", ChangedEntry.ChangeType.CHANGED));
    FollowedBy followed =
        new FollowedBy(
            tree,
            new PersistentSearchRequestControl(
                PersistentSearchChangeType.allChangeTypes(), true, true));
    tree.without("bob")
        .news(
            change(2, "alice", ChangedEntry.ChangeType.CHANGED),
            change(3, "bob", ChangedEntry.ChangeType.DELETED));
    assertThat(followed.told()).containsExactly("modify uid=alice 2", "delete uid=bob 3");
    assertThat(followed.told()).isEmpty();
    FollowedBy deletions =
        new FollowedBy(
            tree,
            new PersistentSearchRequestControl(PersistentSearchChangeType.DELETE, true, true));
    tree.news(change(4, "alice", ChangedEntry.ChangeType.CHANGED));
    assertThat(deletions.told()).isEmpty();
  }

  @Test
  void synchronizationNeedsAnAdministrator() {
    assertThat(
            LdapPipeline.code(
                new LdapPipeline(tree)
                    .encrypted()
                    .bind("alice@example.test", "secret")
                    .search(BASE, SearchScope.SUB, "(cn=*)", List.of(), 0, refresh("", false))
                    .answers()))
        .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE);
    assertThat(
            LdapPipeline.code(
                new LdapPipeline(tree)
                    .encrypted()
                    .search(BASE, SearchScope.SUB, "(cn=*)", List.of(), 0, refresh("", false))
                    .answers()))
        .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE);
  }

  @Test
  void abandonedSearchCannotBeCancelled() {
    List<LDAPMessage> answers =
        search(
                "(objectClass=person)",
                new PersistentSearchRequestControl(
                    PersistentSearchChangeType.allChangeTypes(), true, true))
            .say(new com.unboundid.ldap.protocol.AbandonRequestProtocolOp(2))
            .say(cancel(2))
            .answers();
    assertThat(answers).hasSize(2);
    assertThat(LdapPipeline.code(answers)).isEqualTo(ResultCode.NO_SUCH_OPERATION_INT_VALUE);
  }

  static String notified(Control control, String dn) throws Exception {
    EntryChangeNotificationControl told =
        new EntryChangeNotificationControl(control.getOID(), false, control.getValue());
    return told.getChangeType().getName()
        + " "
        + dn.substring(0, dn.indexOf(','))
        + " "
        + told.getChangeNumber();
  }
}
