package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PreReadRequestControl;
import com.unboundid.ldap.sdk.controls.TransactionSpecificationRequestControl;
import com.unboundid.ldap.sdk.extensions.EndTransactionExtendedRequest;
import com.unboundid.ldap.sdk.extensions.EndTransactionExtendedResult;
import com.unboundid.ldap.sdk.extensions.StartTransactionExtendedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class LdapTransactionTest {
  private static final String PEOPLE = ",ou=people,dc=example,dc=test";
  private static final String ALICE = "uid=alice" + PEOPLE;

  private final MemoryDirectoryTree tree =
      new MemoryDirectoryTree().person("alice", "Alice Smith").person("bob", "Bob Miller");

  private final LdapDialogue dialogue = new LdapDialogue(tree, "boss");

  private ASN1OctetString started() {
    LDAPMessage answer =
        dialogue.ask(
            new ExtendedRequestProtocolOp(
                StartTransactionExtendedRequest.START_TRANSACTION_REQUEST_OID, null));
    assertThat(answer.getExtendedResponseProtocolOp().getResultCode()).isZero();
    return answer.getExtendedResponseProtocolOp().getResponseValue();
  }

  private LDAPMessage ended(ASN1OctetString id, boolean commit) {
    EndTransactionExtendedRequest request = new EndTransactionExtendedRequest(id, commit);
    return dialogue.ask(new ExtendedRequestProtocolOp(request.getOID(), request.getValue()));
  }

  private int deleted(String dn, Control... controls) {
    return dialogue
        .ask(new DeleteRequestProtocolOp(dn), controls)
        .getDeleteResponseProtocolOp()
        .getResultCode();
  }

  private static Control within(ASN1OctetString id) {
    return new TransactionSpecificationRequestControl(id);
  }

  private static EndTransactionExtendedResult read(LDAPMessage answer) throws Exception {
    var said = answer.getExtendedResponseProtocolOp();
    return new EndTransactionExtendedResult(
        new ExtendedResult(
            answer.getMessageID(),
            ResultCode.valueOf(said.getResultCode()),
            null,
            null,
            null,
            null,
            said.getResponseValue(),
            null));
  }

  @Test
  void transactionAppliesItsChangesAtTheEnd() throws Exception {
    ASN1OctetString id = started();
    assertThat(deleted(ALICE, within(id), new PreReadRequestControl("cn"))).isZero();
    assertThat(deleted("uid=bob" + PEOPLE, within(id))).isZero();
    assertThat(tree.said()).isEmpty();
    LDAPMessage answer = ended(id, true);
    assertThat(read(answer).getResultCode()).isEqualTo(ResultCode.SUCCESS);
    assertThat(read(answer).getOperationResponseControls()).hasSize(1);
    assertThat(tree.said()).hasSize(2);
    assertThat(deleted(ALICE, within(id))).isEqualTo(ResultCode.OPERATIONS_ERROR_INT_VALUE);
  }

  @Test
  void failedChangeRollsBackTheTransaction() throws Exception {
    ASN1OctetString id = started();
    assertThat(deleted(ALICE, within(id))).isZero();
    assertThat(deleted("uid=nobody" + PEOPLE, within(id))).isZero();
    EndTransactionExtendedResult result = read(ended(id, true));
    assertThat(result.getResultCode()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
    assertThat(result.getFailedOpMessageID()).isEqualTo(dialogue.last() - 1);
    assertThat(tree.said()).isEmpty();
  }

  @Test
  void abortedTransactionChangesNothing() {
    ASN1OctetString id = started();
    assertThat(deleted(ALICE, within(id))).isZero();
    assertThat(ended(id, false).getExtendedResponseProtocolOp().getResultCode()).isZero();
    assertThat(tree.said()).isEmpty();
    assertThat(started()).isNotEqualTo(id);
  }

  @Test
  void transactionLimitsAreEnforced() {
    ASN1OctetString id = started();
    assertThat(deleted(ALICE, within(new ASN1OctetString("another"))))
        .isEqualTo(ResultCode.OPERATIONS_ERROR_INT_VALUE);
    assertThat(
            dialogue
                .ask(
                    new AddRequestProtocolOp(
                        "uid=x" + PEOPLE, List.of(new Attribute("userPassword", "typed"))),
                    within(id))
                .getAddResponseProtocolOp()
                .getResultCode())
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM_INT_VALUE);
    for (int i = 0; i < 100; i++) {
      assertThat(deleted(ALICE, within(id))).isZero();
    }
    assertThat(deleted(ALICE, within(id))).isEqualTo(ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE);
  }
}
