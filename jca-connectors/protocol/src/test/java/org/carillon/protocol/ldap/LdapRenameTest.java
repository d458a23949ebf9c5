package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import org.carillon.contract.tree.TreeKind;
import org.junit.jupiter.api.Test;

class LdapRenameTest {
  private static final String BASE = "dc=example,dc=test";
  private static final String PEOPLE = "ou=people," + BASE;
  private static final String ALICE = "uid=alice," + PEOPLE;
  private static final String STAFF = "cn=staff,ou=groups," + BASE;

  private final MemoryDirectoryTree tree = new MemoryDirectoryTree().person("alice", "Alice Smith");

  private int renamed(String dn, String rdn, boolean deletesOld, String superior) {
    return LdapPipeline.code(
        new LdapPipeline(tree)
            .encrypted()
            .bind("boss", "secret")
            .say(new ModifyDNRequestProtocolOp(dn, rdn, deletesOld, superior))
            .answers());
  }

  @Test
  void renamedAccountKeepsItsOldAddressUnlessDeleted() {
    assertThat(renamed(ALICE, "uid=alison", true, null)).isZero();
    assertThat(tree.said().getLast().key()).isEqualTo("alice@example.test");
    assertThat(tree.said().getLast().change().name()).contains("alison@example.test");
    assertThat(tree.said().getLast().change().addresses()).contains(List.of());
    assertThat(renamed(ALICE, "uid=alison", false, PEOPLE)).isZero();
    assertThat(tree.said().getLast().change().addresses()).contains(List.of("alice@example.test"));
  }

  @Test
  void groupsAndDomainsAreRenamed() {
    assertThat(renamed(STAFF, "cn=crew", true, null)).isZero();
    assertThat(tree.said().getLast().kind()).isEqualTo(TreeKind.GROUP);
    assertThat(tree.said().getLast().change().name()).contains("crew@example.test");
    assertThat(renamed(STAFF, "cn=crew", false, null))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM_INT_VALUE);
    assertThat(renamed(BASE, "dc=sample", false, null)).isZero();
    assertThat(tree.said().getLast().change().name()).contains("sample.test");
  }

  @Test
  void entryCannotBeMovedToAnotherContainer() {
    assertThat(renamed(ALICE, "cn=alison", true, null))
        .isEqualTo(ResultCode.NAMING_VIOLATION_INT_VALUE);
    assertThat(renamed(ALICE, "uid=alison", true, BASE))
        .isEqualTo(ResultCode.NAMING_VIOLATION_INT_VALUE);
    assertThat(renamed(ALICE, "uid=alison", true, "ou=people,dc=nowhere,dc=test"))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT_INT_VALUE);
    assertThat(renamed(PEOPLE, "ou=folk", true, null))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM_INT_VALUE);
    assertThat(renamed("uid=nobody," + PEOPLE, "uid=x", true, null))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT_INT_VALUE);
    assertThat(renamed(ALICE, "=", true, null)).isEqualTo(ResultCode.INVALID_DN_SYNTAX_INT_VALUE);
    assertThat(tree.said()).isEmpty();
    assertThat(renamed(ALICE, "UID=Alice", true, null)).isZero();
    assertThat(tree.said()).isEmpty();
  }

  @Test
  void changedMailAttributeRenamesTheAccount() {
    assertThat(mail("alison@example.test", "a@example.test")).isZero();
    assertThat(tree.said().getLast().change().name()).contains("alison@example.test");
    assertThat(tree.said().getLast().change().addresses())
        .contains(List.of("alice.other@example.test", "a@example.test"));
    assertThat(mail()).isEqualTo(ResultCode.CONSTRAINT_VIOLATION_INT_VALUE);
  }

  private int mail(String... values) {
    return LdapPipeline.code(
        new LdapPipeline(tree)
            .encrypted()
            .bind("boss", "secret")
            .say(
                new ModifyRequestProtocolOp(
                    ALICE, List.of(new Modification(ModificationType.REPLACE, "mail", values))))
            .answers());
  }
}
