package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import com.unboundid.ldap.sdk.controls.VirtualListViewRequestControl;
import com.unboundid.ldap.sdk.controls.VirtualListViewResponseControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LdapSessionTest {
  private static final String BASE = "dc=example,dc=test";
  private static final String PEOPLE = "ou=people," + BASE;
  private static final String GROUPS = "ou=groups," + BASE;
  private static final String ALICE = "uid=alice," + PEOPLE;

  private final MemoryDirectoryTree tree =
      new MemoryDirectoryTree()
          .person("alice", "Alice Ångström", "+4930123")
          .person("bob", "Bob van Dyke")
          .person("carol", "");

  private LdapPipeline pipeline() {
    return new LdapPipeline(tree).encrypted();
  }

  private LdapPipeline asAlice() {
    return pipeline().bind(ALICE, "secret");
  }

  private int bound(String name, String password) {
    return LdapPipeline.code(pipeline().bind(name, password).answers());
  }

  private List<String> found(String filter) {
    return LdapPipeline.names(asAlice().search(BASE, SearchScope.SUB, filter).answers());
  }

  @Test
  void bindAcceptsDnsAddressesAndAdministratorNames() {
    assertThat(bound(ALICE, "secret")).isZero();
    assertThat(bound("UID = alice, OU=People,dc=Example,dc=test", "secret")).isZero();
    assertThat(bound("alice@example.test", "secret")).isZero();
    assertThat(bound("cn=boss", "secret")).isZero();
    assertThat(bound("boss", "secret")).isZero();
    assertThat(bound(ALICE, "wrong")).isEqualTo(ResultCode.INVALID_CREDENTIALS_INT_VALUE);
    assertThat(bound("cn=a,cn=b", "secret")).isEqualTo(ResultCode.INVALID_CREDENTIALS_INT_VALUE);
    assertThat(bound("busy", "secret")).isEqualTo(ResultCode.BUSY_INT_VALUE);
  }

  @Test
  void bindWithANameButNoPasswordIsRefused() {
    assertThat(bound(ALICE, "")).isEqualTo(ResultCode.UNWILLING_TO_PERFORM_INT_VALUE);
    assertThat(bound("", "")).isZero();
  }

  @Test
  void bindWithAPasswordNeedsEncryption() {
    assertThat(LdapPipeline.code(new LdapPipeline(tree).bind(ALICE, "secret").answers()))
        .isEqualTo(ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE);
  }

  @Test
  void saslPlainBindsTheAccount() {
    List<LDAPMessage> answers =
        pipeline()
            .say(
                new BindRequestProtocolOp(
                    "", "PLAIN", new ASN1OctetString("\0alice@example.test\0secret")))
            .say(new ExtendedRequestProtocolOp("1.3.6.1.4.1.4203.1.11.3", null))
            .answers();
    assertThat(answers.getLast().getExtendedResponseProtocolOp().getResponseValue().stringValue())
        .isEqualTo("dn:" + ALICE);
  }

  @Test
  void failedBindEndsTheEarlierOne() {
    List<LDAPMessage> answers =
        asAlice().bind(ALICE, "wrong").search(BASE, SearchScope.SUB, "(uid=alice)").answers();
    assertThat(LdapPipeline.names(answers)).isEmpty();
    assertThat(LdapPipeline.code(answers))
        .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE);
  }

  @Test
  void rootDseIsReadableWithoutSignIn() {
    List<LDAPMessage> answers =
        pipeline().search("", SearchScope.BASE, "(objectClass=*)", "*", "+").answers();
    assertThat(values(answers.getFirst(), "supportedLDAPVersion")).containsExactly("3");
    assertThat(values(answers.getFirst(), "supportedSASLMechanisms")).contains("PLAIN");
    assertThat(values(answers.getFirst(), "namingContexts")).isEmpty();
    assertThat(
            values(
                asAlice().search("", SearchScope.BASE, "(objectClass=*)", "+").answers().get(1),
                "namingContexts"))
        .containsExactly(BASE);
  }

  @Test
  void schemaIsPublished() {
    List<LDAPMessage> answers =
        pipeline()
            .search("cn=subschema", SearchScope.BASE, "(objectClass=subschema)", "attributeTypes")
            .answers();
    assertThat(values(answers.getFirst(), "attributeTypes"))
        .anyMatch(each -> each.contains("'mailAlternateAddress'"));
  }

  private static List<String> values(LDAPMessage found, String name) {
    return found.getSearchResultEntryProtocolOp().getAttributes().stream()
        .filter(each -> each.getName().equalsIgnoreCase(name))
        .map(Attribute::getValues)
        .flatMap(Arrays::stream)
        .toList();
  }

  @Test
  void searchScopesReturnTheirEntries() {
    assertThat(
            LdapPipeline.names(
                asAlice().search(BASE, SearchScope.BASE, "(objectClass=*)").answers()))
        .containsExactly(BASE);
    assertThat(
            LdapPipeline.names(
                asAlice().search(BASE, SearchScope.ONE, "(objectClass=*)").answers()))
        .containsExactly(PEOPLE, GROUPS);
    assertThat(
            LdapPipeline.names(
                asAlice().search(BASE, SearchScope.SUB, "(objectClass=*)").answers()))
        .containsExactlyInAnyOrder(
            BASE,
            PEOPLE,
            GROUPS,
            ALICE,
            "uid=bob," + PEOPLE,
            "uid=carol," + PEOPLE,
            "cn=staff," + GROUPS);
    assertThat(
            LdapPipeline.names(
                asAlice()
                    .search(BASE, SearchScope.SUBORDINATE_SUBTREE, "(objectClass=*)")
                    .answers()))
        .hasSize(6);
    assertThat(LdapPipeline.names(asAlice().search("", SearchScope.SUB, "(uid=b*)").answers()))
        .containsExactly("uid=bob," + PEOPLE);
    assertThat(
            LdapPipeline.code(asAlice().search("dc=other", SearchScope.SUB, "(uid=*)").answers()))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT_INT_VALUE);
  }

  @Test
  void filtersEvaluateToTrueFalseOrUndefined() {
    assertThat(found("(cn=alice  ångström)")).containsExactly(ALICE);
    assertThat(found("(name=Bob*)")).containsExactly("uid=bob," + PEOPLE);
    assertThat(found("(telephoneNumber=+49 30-123)")).containsExactly(ALICE);
    assertThat(found("(!(nonsense=1))")).isEmpty();
    assertThat(found("(&(objectClass=person)(!(uid=bob)))")).hasSize(2);
    assertThat(found("(|(nonsense=1)(uid=carol))")).containsExactly("uid=carol," + PEOPLE);
    assertThat(found("(&)")).hasSize(7);
    assertThat(found("(|)")).isEmpty();
    assertThat(found("(createTimestamp<=20260102030405Z)")).isNotEmpty();
    assertThat(found("(createTimestamp>=20270102030405Z)")).isEmpty();
    assertThat(found("(cn:caseExactMatch:=bob van dyke)")).isEmpty();
    assertThat(found("(cn:2.5.13.2:=bob van dyke)")).hasSize(1);
    assertThat(found("(&(objectClass=person)(ou:dn:=people))")).hasSize(3);
    assertThat(found("(uid:caseIgnoreSubstringsMatch:=\\2aAR\\2a)")).hasSize(1);
  }

  @Test
  void groupsAreFoundByTheirMembers() {
    assertThat(found("(member=" + ALICE + ")")).containsExactly("cn=staff," + GROUPS);
    assertThat(found("(member=uid=bob," + PEOPLE + ")")).isEmpty();
    assertThat(found("(rfc822MailMember=zoe@elsewhere.test)")).hasSize(1);
    assertThat(found("(&(objectClass=groupOfNames)(cn=staff))")).hasSize(1);
    assertThat(
            LdapPipeline.names(
                asAlice().search("cn=staff," + GROUPS, SearchScope.BASE, "(mail=*)").answers()))
        .hasSize(1);
  }

  @Test
  void ambiguousNameResolutionFindsAccounts() {
    assertThat(found("(anr=bob v)")).containsExactly("uid=bob," + PEOPLE);
    assertThat(found("(anr=Dyke Bob)")).containsExactly("uid=bob," + PEOPLE);
    assertThat(found("(anr=ångström)")).containsExactly(ALICE);
    assertThat(found("(anr==bob)")).containsExactly("uid=bob," + PEOPLE);
    assertThat(found("(anr=lice)")).isEmpty();
  }

  @Test
  void searchReturnsTheRequestedAttributes() {
    assertThat(chosen()).contains("objectclass", "cn", "mail").doesNotContain("entryuuid");
    assertThat(chosen("+")).contains("entryuuid", "createtimestamp").doesNotContain("cn");
    assertThat(chosen("1.1")).isEmpty();
    assertThat(chosen("name")).contains("cn", "sn", "givenname", "title").doesNotContain("mail");
    assertThat(chosen("0.9.2342.19200300.100.1.3")).containsExactly("mail");
    assertThat(chosen("@carillonAccount")).contains("mailalternateaddress").doesNotContain("mail");
    assertThat(chosen("cn;lang-de")).isEmpty();
  }

  private List<String> chosen(String... attributes) {
    LDAPMessage found =
        asAlice().search(ALICE, SearchScope.BASE, "(objectClass=*)", attributes).answers().get(1);
    return found.getSearchResultEntryProtocolOp().getAttributes().stream()
        .map(each -> each.getName().toLowerCase(java.util.Locale.ROOT))
        .toList();
  }

  @Test
  void searchSizeLimitIsObeyed() {
    List<LDAPMessage> answers =
        asAlice().search(PEOPLE, SearchScope.ONE, "(uid=*)", List.of(), 2).answers();
    assertThat(LdapPipeline.names(answers)).hasSize(2);
    assertThat(LdapPipeline.code(answers)).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE);
  }

  @Test
  void pagedResultsReturnAllEntries() throws Exception {
    List<String> all = new ArrayList<>();
    ASN1OctetString cookie = null;
    do {
      List<LDAPMessage> answers =
          asAlice()
              .search(
                  BASE,
                  SearchScope.SUB,
                  "(objectClass=*)",
                  List.of(),
                  0,
                  new SimplePagedResultsControl(2, cookie))
              .answers();
      List<String> page = LdapPipeline.names(answers);
      assertThat(page).hasSizeBetween(1, 2);
      all.addAll(page);
      Control told = answers.getLast().getControls().getFirst();
      cookie = new SimplePagedResultsControl(told.getOID(), false, told.getValue()).getCookie();
    } while (cookie.getValueLength() > 0);
    assertThat(all)
        .containsExactlyInAnyOrder(
            BASE,
            PEOPLE,
            GROUPS,
            ALICE,
            "uid=bob," + PEOPLE,
            "uid=carol," + PEOPLE,
            "cn=staff," + GROUPS);
  }

  @Test
  void virtualListViewServesOutlook() throws Exception {
    List<LDAPMessage> answers =
        asAlice()
            .search(
                PEOPLE,
                SearchScope.ONE,
                "(mail=*)",
                List.of("cn"),
                0,
                new ServerSideSortRequestControl(new SortKey("cn", true)),
                new VirtualListViewRequestControl(2, 0, 1, 0, null))
            .answers();
    assertThat(LdapPipeline.names(answers)).containsExactly("uid=bob," + PEOPLE, ALICE);
    Control told =
        answers.getLast().getControls().stream()
            .filter(
                each ->
                    each.getOID()
                        .equals(VirtualListViewResponseControl.VIRTUAL_LIST_VIEW_RESPONSE_OID))
            .findFirst()
            .orElseThrow();
    var view = new VirtualListViewResponseControl(told.getOID(), false, told.getValue());
    assertThat(view.getContentCount()).isEqualTo(3);
    assertThat(view.getTargetPosition()).isEqualTo(2);
  }

  @Test
  void expensiveFiltersAreRefused() {
    String hundred = "(mail=a*b)".repeat(99);
    assertThat(outcome("(&" + hundred + ")")).isEqualTo(ResultCode.SUCCESS_INT_VALUE);
    assertThat(outcome("(&(mail=a*c)" + hundred + ")"))
        .isEqualTo(ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE);
    assertThat(outcome("(mail=a" + "*b".repeat(101) + ")"))
        .isEqualTo(ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE);
    assertThat(outcome("(mail=*)", asserted(1))).isEqualTo(ResultCode.SUCCESS_INT_VALUE);
    assertThat(outcome("(mail=*)", asserted(100)))
        .isEqualTo(ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE);
    assertThat(outcome("(mail=*)", ordered(10))).isEqualTo(ResultCode.SUCCESS_INT_VALUE);
    assertThat(outcome("(mail=*)", ordered(11)))
        .isEqualTo(ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE);
  }

  private int outcome(String filter, Control... controls) {
    return LdapPipeline.code(
        asAlice().search(PEOPLE, SearchScope.SUB, filter, List.of(), 0, controls).answers());
  }

  private static Control asserted(int terms) {
    return new AssertionRequestControl(
        Filter.createANDFilter(Collections.nCopies(terms, Filter.createPresenceFilter("ou"))));
  }

  private static Control ordered(int keys) {
    return new ServerSideSortRequestControl(Collections.nCopies(keys, new SortKey("cn")));
  }

  @Test
  void attributeValuesAreCompared() {
    assertThat(compared("cn", "ALICE ÅNGSTRÖM")).isEqualTo(ResultCode.COMPARE_TRUE_INT_VALUE);
    assertThat(compared("cn", "x")).isEqualTo(ResultCode.COMPARE_FALSE_INT_VALUE);
    assertThat(compared("pager", "x")).isEqualTo(ResultCode.NO_SUCH_ATTRIBUTE_INT_VALUE);
    assertThat(compared("nonsense", "x")).isEqualTo(ResultCode.UNDEFINED_ATTRIBUTE_TYPE_INT_VALUE);
  }

  private int compared(String attribute, String value) {
    return LdapPipeline.code(
        asAlice()
            .say(new CompareRequestProtocolOp(ALICE, attribute, new ASN1OctetString(value)))
            .answers());
  }

  @Test
  void unknownCriticalControlsAreRefused() {
    assertThat(
            LdapPipeline.code(
                asAlice()
                    .search(
                        BASE,
                        SearchScope.SUB,
                        "(uid=*)",
                        List.of(),
                        0,
                        new Control("1.2.3.4", true))
                    .answers()))
        .isEqualTo(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION_INT_VALUE);
  }

  @Test
  void dataSentAheadOfTlsIsRefused() {
    List<LDAPMessage> answers =
        new LdapPipeline(tree)
            .octets(
                "\u0030\u001d\u0002\u0001\u0001\u0077\u0018\u0080\u00161.3.6.1.4.1.1466.20037"
                    + "\u0030\u0005\u0002\u0001\u0002\u0042\u0000")
            .answers();
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().getExtendedResponseProtocolOp().getResponseOID())
        .isEqualTo("1.3.6.1.4.1.1466.20036");
  }

  @Test
  void messageSizeIsLimitedBeforeSignIn() {
    List<LDAPMessage> answers = pipeline().octets("\u0030\u0083\u0001\u0000\u0000").answers();
    assertThat(LdapPipeline.code(answers)).isEqualTo(ResultCode.PROTOCOL_ERROR_INT_VALUE);
  }
}
