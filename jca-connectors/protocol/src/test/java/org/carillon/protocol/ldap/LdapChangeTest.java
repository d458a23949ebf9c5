package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.PreReadResponseControl;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import java.util.List;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.tree.EntryChange;
import org.junit.jupiter.api.Test;

class LdapChangeTest {
  private static final String PEOPLE = "ou=people,dc=example,dc=test";
  private static final String ALICE = "uid=alice," + PEOPLE;

  private final MemoryDirectoryTree tree =
      new MemoryDirectoryTree().person("alice", "Alice Smith", "4711");

  private LdapPipeline boss() {
    return new LdapPipeline(tree).encrypted().bind("boss", "secret");
  }

  private int modified(Modification... changes) {
    return LdapPipeline.code(
        boss().say(new ModifyRequestProtocolOp(ALICE, List.of(changes))).answers());
  }

  private static Modification change(ModificationType how, String name, String... values) {
    return new Modification(how, name, values);
  }

  private EntryChange said() {
    return tree.said().getLast().change();
  }

  private int added(String name, Attribute... attributes) {
    return LdapPipeline.code(
        boss().say(new AddRequestProtocolOp(name, List.of(attributes))).answers());
  }

  @Test
  void accountIsCreatedFromAnEntry() {
    assertThat(
            added(
                "uid=bob," + PEOPLE,
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("cn", "Bob Miller"),
                new Attribute("sn", "Miller"),
                new Attribute("mail", "bob@example.test", "robert@example.test"),
                new Attribute("userPassword", "{SSHA}abcdefgh"),
                new Attribute("telephoneNumber", "+49 30 1"),
                new Attribute("carillonTelephone", "12"),
                new Attribute("department", "Kitchen")))
        .isZero();
    assertThat(tree.said().getLast().key()).isEqualTo("bob@example.test");
    assertThat(said().addresses()).contains(List.of("robert@example.test"));
    assertThat(said().telephones()).contains(List.of("12"));
    assertThat(said().values().get(AccountType.DISPLAY_NAME)).contains("Bob Miller");
    assertThat(said().values().get(AccountType.PASSWORD_HASH)).contains("{SSHA}abcdefgh");
    assertThat(said().values().get(PersonAttributes.WORK_PHONE)).contains("+49 30 1");
    assertThat(said().values().get(PersonAttributes.DEPARTMENT)).contains("Kitchen");
  }

  @Test
  void entryThatIsNoAccountIsRefused() {
    Attribute person = new Attribute("objectClass", "inetOrgPerson");
    Attribute cn = new Attribute("cn", "X");
    Attribute sn = new Attribute("sn", "X");
    assertThat(added("uid=x," + PEOPLE, person, cn))
        .isEqualTo(ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE);
    assertThat(added("uid=x," + PEOPLE, new Attribute("objectClass", "device"), cn, sn))
        .isEqualTo(ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE);
    assertThat(added("uid=x," + PEOPLE, person, cn, sn, new Attribute("nonsense", "1")))
        .isEqualTo(ResultCode.UNDEFINED_ATTRIBUTE_TYPE_INT_VALUE);
    assertThat(added("uid=x," + PEOPLE, person, cn, sn, new Attribute("entryUUID", "1")))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION_INT_VALUE);
    assertThat(added("uid=x," + PEOPLE, person, cn, sn, new Attribute("mail", "y@example.test")))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION_INT_VALUE);
    assertThat(added("cn=x," + PEOPLE, person, cn, sn))
        .isEqualTo(ResultCode.NAMING_VIOLATION_INT_VALUE);
    assertThat(added(PEOPLE)).isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS_INT_VALUE);
    assertThat(tree.said()).isEmpty();
  }

  @Test
  void modifyChangesOnlyTheGivenAttributes() {
    assertThat(modified(change(ModificationType.REPLACE, "cn", "Alice Miller"))).isZero();
    assertThat(said().values().get(AccountType.DISPLAY_NAME)).contains("Alice Miller");
    assertThat(said().values().get(PersonAttributes.FAMILY_NAME)).isEmpty();
    assertThat(said().addresses()).isEmpty();

    assertThat(modified(change(ModificationType.ADD, "mailAlternateAddress", "a@example.test")))
        .isZero();
    assertThat(said().addresses()).contains(List.of("alice.other@example.test", "a@example.test"));
    assertThat(said().telephones()).isEmpty();

    assertThat(modified(change(ModificationType.DELETE, "telephoneNumber", "4711"))).isZero();
    assertThat(said().telephones()).contains(List.of());

    assertThat(modified(change(ModificationType.DELETE, "title"))).isZero();
    assertThat(said().values().get(PersonAttributes.TITLE)).contains("");

    assertThat(modified(change(ModificationType.REPLACE, "carillonEnabled", "FALSE"))).isZero();
    assertThat(said().values().get(AccountType.ENABLED)).contains(false);
  }

  @Test
  void invalidModificationsAreRefused() {
    assertThat(modified(change(ModificationType.DELETE, "title", "Cook")))
        .isEqualTo(ResultCode.NO_SUCH_ATTRIBUTE_INT_VALUE);
    assertThat(modified(change(ModificationType.ADD, "title", "Engineer")))
        .isEqualTo(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS_INT_VALUE);
    assertThat(modified(change(ModificationType.DELETE, "sn")))
        .isEqualTo(ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE);
    assertThat(modified(change(ModificationType.REPLACE, "carLicense", "X")))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM_INT_VALUE);
    assertThat(tree.said()).isEmpty();
  }

  @Test
  void passwordChangeNeedsTheOldPassword() {
    assertThat(
            modified(
                change(ModificationType.DELETE, "userPassword", "wrong"),
                change(ModificationType.ADD, "userPassword", "new one")))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION_INT_VALUE);
    assertThat(
            modified(
                change(ModificationType.DELETE, "userPassword", "secret"),
                change(ModificationType.ADD, "userPassword", "new one")))
        .isZero();
    assertThat(said().values().get(AccountType.PASSWORD)).contains("new one");
  }

  @Test
  void passwordModifyGeneratesAPasswordWhenNoneIsGiven() {
    assertThat(LdapPipeline.code(passwordModify("dn:" + ALICE, "wrong", "n"))).isNotZero();
    assertThat(LdapPipeline.code(passwordModify("dn:" + ALICE, "secret", "new one"))).isZero();
    assertThat(said().values().get(AccountType.PASSWORD)).contains("new one");
    ASN1OctetString told =
        passwordModify("alice@example.test", null, null)
            .getLast()
            .getExtendedResponseProtocolOp()
            .getResponseValue();
    assertThat(told.stringValue())
        .endsWith(said().values().get(AccountType.PASSWORD).orElseThrow());
  }

  private List<LDAPMessage> passwordModify(String who, String old, String wanted) {
    var request = new PasswordModifyExtendedRequest(who, old, wanted);
    return boss()
        .say(new ExtendedRequestProtocolOp(request.getOID(), request.getValue()))
        .answers();
  }

  @Test
  void assertionControlPreventsAChangeAndPreReadReturnsTheOldEntry() throws Exception {
    assertThat(
            LdapPipeline.code(
                boss()
                    .say(
                        new DeleteRequestProtocolOp(ALICE),
                        new AssertionRequestControl(Filter.create("(title=Cook)")))
                    .answers()))
        .isEqualTo(ResultCode.ASSERTION_FAILED_INT_VALUE);
    assertThat(tree.said()).isEmpty();
    List<LDAPMessage> answers =
        boss()
            .say(new DeleteRequestProtocolOp(ALICE), new PreReadRequestControl("title"))
            .answers();
    Control told = answers.getLast().getControls().getFirst();
    assertThat(
            new PreReadResponseControl(told.getOID(), false, told.getValue())
                .getEntry()
                .getAttributeValue("title"))
        .isEqualTo("Engineer");
    assertThat(tree.said().getLast().key()).isEqualTo("alice@example.test");
  }

  @Test
  void unauthenticatedClientsCannotChangeEntries() {
    assertThat(
            LdapPipeline.code(
                new LdapPipeline(tree)
                    .encrypted()
                    .say(new DeleteRequestProtocolOp(ALICE))
                    .answers()))
        .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE);
    assertThat(tree.said()).isEmpty();
  }
}
