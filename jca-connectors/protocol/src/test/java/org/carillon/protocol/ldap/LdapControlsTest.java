package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ProxiedAuthorizationV2RequestControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of controls: proxied authorization, password policy; and of referrals. */
class LdapControlsTest {
  private static final String ALICE = "uid=alice,ou=people,dc=example,dc=test";
  private static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";

  private final MemoryDirectoryTree tree = new MemoryDirectoryTree().person("alice", "Alice Smith");

  private LdapPipeline as(String name) {
    return new LdapPipeline(tree).encrypted().bind(name, "secret");
  }

  private static String who(List<LDAPMessage> answers) {
    return answers.getLast().getExtendedResponseProtocolOp().getResponseValue().stringValue();
  }

  @Test
  void administratorActsForAnotherByProxiedAuthorization() {
    for (String name : List.of("dn:" + ALICE, "u:alice@example.test")) {
      assertThat(
              who(
                  as("boss")
                      .say(
                          new ExtendedRequestProtocolOp(WHO_AM_I, null),
                          new ProxiedAuthorizationV2RequestControl(name))
                      .answers()))
          .isEqualTo("dn:" + ALICE);
    }
    assertThat(
            who(
                as("boss")
                    .say(
                        new ExtendedRequestProtocolOp(WHO_AM_I, null),
                        new ProxiedAuthorizationV2RequestControl(""))
                    .answers()))
        .isEmpty();
    List<LDAPMessage> later =
        as("boss")
            .say(
                new ExtendedRequestProtocolOp(WHO_AM_I, null),
                new ProxiedAuthorizationV2RequestControl("u:alice@example.test"))
            .say(new ExtendedRequestProtocolOp(WHO_AM_I, null))
            .answers();
    assertThat(who(later)).isNotEqualTo("dn:" + ALICE);
  }

  @Test
  void accountCannotUseProxiedAuthorization() {
    assertThat(
            LdapPipeline.code(
                as("alice@example.test")
                    .search(
                        ALICE,
                        SearchScope.BASE,
                        "(cn=*)",
                        List.of(),
                        0,
                        new ProxiedAuthorizationV2RequestControl("u:bob@example.test"))
                    .answers()))
        .isEqualTo(ResultCode.AUTHORIZATION_DENIED_INT_VALUE);
    Control optional =
        new Control(
            ProxiedAuthorizationV2RequestControl.PROXIED_AUTHORIZATION_V2_REQUEST_OID,
            false,
            new ProxiedAuthorizationV2RequestControl("u:alice@example.test").getValue());
    assertThat(
            LdapPipeline.code(
                as("boss")
                    .search(ALICE, SearchScope.BASE, "(cn=*)", List.of(), 0, optional)
                    .answers()))
        .isEqualTo(ResultCode.PROTOCOL_ERROR_INT_VALUE);
  }

  private static DraftBeheraLDAPPasswordPolicy10ErrorType told(List<LDAPMessage> answers)
      throws Exception {
    Control control = answers.getLast().getControls().getFirst();
    return new DraftBeheraLDAPPasswordPolicy10ResponseControl(
            control.getOID(), false, control.getValue())
        .getErrorType();
  }

  @Test
  void passwordPolicyControlExplainsFailures() throws Exception {
    Control wanted = new DraftBeheraLDAPPasswordPolicy10RequestControl();
    assertThat(
            told(
                new LdapPipeline(tree)
                    .encrypted()
                    .say(new BindRequestProtocolOp("boss", "secret"), wanted)
                    .answers()))
        .isNull();
    assertThat(
            told(
                as("boss")
                    .say(
                        new ModifyRequestProtocolOp(
                            ALICE,
                            List.of(
                                new Modification(ModificationType.DELETE, "userPassword", "wrong"),
                                new Modification(ModificationType.ADD, "userPassword", "new"))),
                        wanted)
                    .answers()))
        .isEqualTo(DraftBeheraLDAPPasswordPolicy10ErrorType.MUST_SUPPLY_OLD_PASSWORD);
  }

  @Test
  void searchOfAnotherDomainGetsAReferral() {
    tree.referringTo("ldap://elsewhere.test/");
    for (String base :
        List.of("dc=elsewhere,dc=test", "uid=x,ou=people,dc=elsewhere,dc=test", "o=X")) {
      LDAPMessage last = as("boss").search(base, SearchScope.SUB, "(cn=*)").answers().getLast();
      assertThat(last.getSearchResultDoneProtocolOp().getResultCode())
          .isEqualTo(ResultCode.REFERRAL_INT_VALUE);
      assertThat(last.getSearchResultDoneProtocolOp().getReferralURLs())
          .containsExactly("ldap://elsewhere.test/");
    }
    assertThat(
            LdapPipeline.code(
                as("boss")
                    .search("uid=nobody,ou=people,dc=example,dc=test", SearchScope.BASE, "(cn=*)")
                    .answers()))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT_INT_VALUE);
  }
}
