package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PermissiveModifyRequestControl;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeKind;
import org.junit.jupiter.api.Test;

class LdapGroupTest {
  private static final String PEOPLE = ",ou=people,dc=example,dc=test";
  private static final String GROUPS = ",ou=groups,dc=example,dc=test";
  private static final String STAFF = "cn=staff" + GROUPS;

  private final MemoryDirectoryTree tree = new MemoryDirectoryTree().person("alice", "Alice Smith");

  private LdapPipeline boss() {
    return new LdapPipeline(tree).encrypted().bind("boss", "secret");
  }

  private int modified(Modification change, Control... controls) {
    return LdapPipeline.code(
        boss().say(new ModifyRequestProtocolOp(STAFF, List.of(change)), controls).answers());
  }

  private EntryChange said() {
    return tree.said().getLast().change();
  }

  @Test
  void groupIsCreatedWithItsMembers() {
    assertThat(
            LdapPipeline.code(
                boss()
                    .say(
                        new AddRequestProtocolOp(
                            "cn=crew" + GROUPS,
                            List.of(
                                new Attribute("objectClass", "groupOfNames"),
                                new Attribute("cn", "crew"),
                                new Attribute("displayName", "The crew"),
                                new Attribute("owner", "uid=alice" + PEOPLE),
                                new Attribute("member", "uid=alice" + PEOPLE, STAFF),
                                new Attribute("rfc822MailMember", "zoe@elsewhere.test"))))
                    .answers()))
        .isZero();
    assertThat(tree.said().getLast().kind()).isEqualTo(TreeKind.GROUP);
    assertThat(tree.said().getLast().key()).isEqualTo("crew@example.test");
    assertThat(said().values().get(GroupType.DISPLAY_NAME)).contains("The crew");
    assertThat(said().values().get(GroupType.OWNER)).contains("alice@example.test");
    assertThat(said().come())
        .containsExactlyInAnyOrder(
            "alice@example.test", "staff@example.test", "zoe@elsewhere.test");
  }

  @Test
  void thousandMembersAreAddedAndRemoved() {
    String[] many =
        IntStream.range(0, 1_000).mapToObj(i -> "uid=m" + i + PEOPLE).toArray(String[]::new);
    assertThat(modified(new Modification(ModificationType.ADD, "member", many))).isZero();
    assertThat(said().come()).hasSize(1_000).contains("m17@example.test");
    assertThat(said().gone()).isEmpty();
    assertThat(modified(new Modification(ModificationType.REPLACE, "member", many))).isZero();
    assertThat(said().gone()).containsExactly("alice@example.test");
    assertThat(
            modified(
                new Modification(
                    ModificationType.DELETE, "member", "UID=Alice , " + PEOPLE.substring(1))))
        .isZero();
    assertThat(said().gone()).containsExactly("alice@example.test");
    assertThat(said().come()).isEmpty();
  }

  @Test
  void duplicateMemberIsAnErrorUnlessPermissive() {
    Modification twice = new Modification(ModificationType.ADD, "member", "uid=alice" + PEOPLE);
    assertThat(modified(twice)).isEqualTo(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS_INT_VALUE);
    assertThat(tree.said()).isEmpty();
    assertThat(modified(twice, new PermissiveModifyRequestControl(true))).isZero();
    assertThat(said().come()).isEmpty();
  }

  @Test
  void invalidGroupChangesAreRefused() {
    assertThat(modified(new Modification(ModificationType.ADD, "member", "cn=x")))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION_INT_VALUE);
    assertThat(modified(new Modification(ModificationType.REPLACE, "title", "x")))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM_INT_VALUE);
    assertThat(modified(new Modification(ModificationType.ADD, "objectClass", "person")))
        .isEqualTo(ResultCode.OBJECT_CLASS_MODS_PROHIBITED_INT_VALUE);
    assertThat(modified(new Modification(ModificationType.REPLACE, "cn", "other")))
        .isEqualTo(ResultCode.NOT_ALLOWED_ON_RDN_INT_VALUE);
    assertThat(tree.said()).isEmpty();
  }

  @Test
  void groupIsDeleted() {
    assertThat(LdapPipeline.code(boss().say(new DeleteRequestProtocolOp(STAFF)).answers()))
        .isZero();
    assertThat(tree.said().getLast().kind()).isEqualTo(TreeKind.GROUP);
  }
}
