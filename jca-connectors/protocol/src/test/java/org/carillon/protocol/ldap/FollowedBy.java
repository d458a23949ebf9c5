package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.ldap.search.PersistentSearch;
import org.carillon.protocol.ldap.search.SyncSearch;

/** A persistent search and its reports. */
final class FollowedBy implements PersistentSearch.Teller {
  private final List<String> told = new ArrayList<>();
  private final PersistentSearch followed;

  FollowedBy(DirectoryTree tree, Control control) throws Exception {
    SyncSearch.Outcome outcome =
        new SyncSearch(
                tree,
                new Caller(0, "boss", new Rights.ServerAdministrator(), "t"),
                new SearchRequestProtocolOp(
                    "dc=example,dc=test",
                    SearchScope.SUB,
                    DereferencePolicy.NEVER,
                    0,
                    0,
                    false,
                    Filter.create("(objectClass=person)"),
                    List.of()),
                this)
            .run(List.of(control));
    followed = ((SyncSearch.Outcome.Stays) outcome).followed();
  }

  List<String> told() throws Exception {
    told.clear();
    if (followed.tell().isPresent()) {
      throw new AssertionError("It is over");
    }
    return List.copyOf(told);
  }

  @Override
  public void entry(Entry entry, List<Control> controls) {
    try {
      told.add(LdapFollowTest.notified(controls.getFirst(), entry.getDN()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void info(IntermediateResponseProtocolOp info) {
    throw new AssertionError("Nothing else is told");
  }
}
