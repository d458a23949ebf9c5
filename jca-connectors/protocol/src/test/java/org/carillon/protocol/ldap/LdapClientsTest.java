package org.carillon.protocol.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ServerSideSortRequestControl;
import com.unboundid.ldap.sdk.controls.SortKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests with the requests of real mail programs and telephones. */
class LdapClientsTest {
  private static final String BASE = "dc=example,dc=test";
  private static final String PEOPLE = "ou=people," + BASE;

  private final MemoryDirectoryTree tree =
      new MemoryDirectoryTree()
          .person("alice", "Alice Smith", "4711")
          .person("bob", "Bob Miller", "4712");

  private static List<SearchResultEntryProtocolOp> found(LdapPipeline pipeline) {
    List<LDAPMessage> answers = pipeline.answers();
    assertThat(LdapPipeline.code(answers)).isZero();
    return answers.stream()
        .filter(
            each -> each.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY)
        .map(LDAPMessage::getSearchResultEntryProtocolOp)
        .toList();
  }

  private static List<String> shown(SearchResultEntryProtocolOp entry, String attribute) {
    return entry.getAttributes().stream()
        .filter(each -> each.getName().equalsIgnoreCase(attribute))
        .flatMap(each -> Arrays.stream(each.getValues()))
        .toList();
  }

  /** Signs in by the bare address, as users type it. */
  private LdapPipeline signedIn() {
    return new LdapPipeline(tree).encrypted().bind("alice@example.test", "secret");
  }

  @Test
  void thunderbirdCompletesAnAddress() {
    List<SearchResultEntryProtocolOp> all =
        found(
            signedIn()
                .search(
                    BASE,
                    SearchScope.SUB,
                    "(&(objectclass=*)(|(mail=*mil*)(cn=*mil*)(givenName=*mil*)(sn=*mil*)))",
                    List.of(
                        "mail",
                        "mozillaSecondEmail",
                        "cn",
                        "commonname",
                        "givenName",
                        "sn",
                        "surname",
                        "o",
                        "company",
                        "objectclass"),
                    100));
    assertThat(all).hasSize(1);
    assertThat(shown(all.getFirst(), "mail")).containsExactly("bob@example.test");
    assertThat(shown(all.getFirst(), "cn")).containsExactly("Bob Miller");
  }

  @Test
  void yealinkPhoneFindsEntriesByNameAndNumber() {
    List<String> wanted = List.of("cn", "sn", "telephoneNumber", "mobile", "homePhone");
    List<SearchResultEntryProtocolOp> named =
        found(signedIn().search(PEOPLE, SearchScope.SUB, "(|(cn=ali*)(sn=ali*))", wanted, 50));
    assertThat(named).hasSize(1);
    assertThat(shown(named.getFirst(), "telephoneNumber")).contains("4711");
    List<SearchResultEntryProtocolOp> calling =
        found(
            signedIn()
                .search(
                    PEOPLE,
                    SearchScope.SUB,
                    "(|(telephoneNumber=4712)(mobile=4712)(homePhone=4712))",
                    wanted,
                    1));
    assertThat(shown(calling.getFirst(), "cn")).containsExactly("Bob Miller");
  }

  @Test
  void snomPhoneListsEntriesSorted() {
    List<SearchResultEntryProtocolOp> all =
        found(
            signedIn()
                .search(
                    PEOPLE,
                    SearchScope.SUB,
                    "(&(telephoneNumber=*)(sn=*))",
                    List.of("sn", "givenName", "telephoneNumber"),
                    20,
                    new ServerSideSortRequestControl(false, new SortKey("sn"))));
    assertThat(all.stream().map(each -> shown(each, "sn").getFirst()))
        .containsExactly("Miller", "Smith");
  }

  @Test
  void grandstreamPhoneFindsEntriesByPartOfAName() {
    List<SearchResultEntryProtocolOp> all =
        found(
            signedIn()
                .search(
                    BASE,
                    SearchScope.SUB,
                    "(&(objectClass=inetOrgPerson)(|(cn=*smith*)(sn=*smith*)))",
                    List.of("cn", "sn", "telephoneNumber", "mobile"),
                    50));
    assertThat(all).hasSize(1);
    assertThat(shown(all.getFirst(), "telephoneNumber")).contains("4711");
  }
}
