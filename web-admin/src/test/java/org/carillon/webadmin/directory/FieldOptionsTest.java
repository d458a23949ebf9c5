package org.carillon.webadmin.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AdministratorType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.contract.directory.hook.WebHookType;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.hook.HookKind;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.FieldLine.Word;
import org.carillon.webadmin.setting.BundleTexts;
import org.junit.jupiter.api.Test;

class FieldOptionsTest {
  private static final BundleTexts TEXTS = new BundleTexts(Locale.ROOT);
  private final AtomicInteger asked = new AtomicInteger();

  /** A page of so many domains, all visible to the caller. */
  private Domains domains(int count, Optional<String> more) {
    List<Domain> all =
        IntStream.range(0, count)
            .mapToObj(
                i -> new Domain(i, "d" + i + ".example", List.of(), "", true, 1, Instant.EPOCH))
            .toList();
    return (Domains)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Domains.class},
            (proxy, method, arguments) -> {
              asked.incrementAndGet();
              return new Answer.Done<>(new Page<>(all, more));
            });
  }

  private static <T> T unasked(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError(method);
            }));
  }

  private FieldOptions offered(Domains domains, Rights rights) {
    var visitor =
        new Visitor() {
          @Override
          public Caller caller() {
            return new Caller(0, "admin", rights, "session");
          }
        };
    return new FieldOptions(
        unasked(ServiceClasses.class), unasked(Directory.class), domains, visitor, TEXTS);
  }

  private static Optional<List<String>> words(
      FieldOptions offered, ObjectType type, Attribute<?> attribute, String... present) {
    return offered
        .of(attribute, new TypeWords(type, TEXTS), List.of(present))
        .map(words -> words.stream().map(Word::word).toList());
  }

  @Test
  void fieldOptionsAreQueriedOncePerPage() {
    FieldOptions offered = offered(domains(2, Optional.empty()), new Rights.ServerAdministrator());
    for (int i = 0; i < 5; i++) {
      words(offered, AdministratorType.TYPE, AdministratorType.DOMAIN);
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void domainChoiceIncludesTheWholeServer() {
    FieldOptions offered = offered(domains(2, Optional.empty()), new Rights.ServerAdministrator());

    assertThat(
            offered.of(
                FilterEntryType.DOMAIN, new TypeWords(FilterEntryType.TYPE, TEXTS), List.of()))
        .contains(
            List.of(
                new Word("", "The whole server"),
                new Word("d0.example", "d0.example"),
                new Word("d1.example", "d1.example")));
  }

  @Test
  void domainAdministratorsAreNotOfferedTheWholeServer() {
    FieldOptions offered = offered(domains(1, Optional.empty()), new Rights.DomainAdministrator(1));

    assertThat(words(offered, FilterEntryType.TYPE, FilterEntryType.DOMAIN))
        .contains(List.of("d0.example"));
  }

  @Test
  void tooManyOptionsBecomeATextField() {
    FieldOptions offered =
        offered(domains(100, Optional.of("d99.example")), new Rights.ServerAdministrator());

    assertThat(words(offered, FilterEntryType.TYPE, FilterEntryType.DOMAIN)).isEmpty();
    assertThat(
            words(
                offered(domains(21, Optional.empty()), new Rights.ServerAdministrator()),
                IdentitySourceType.TYPE,
                IdentitySourceType.DOMAINS))
        .isEmpty();
  }

  @Test
  void currentValueStaysAChoice() {
    FieldOptions offered = offered(domains(1, Optional.empty()), new Rights.ServerAdministrator());

    assertThat(words(offered, IdentitySourceType.TYPE, IdentitySourceType.DOMAINS, "gone.example"))
        .contains(List.of("d0.example", "gone.example"));
  }

  @Test
  void fixedListOptionsHaveTitles() {
    FieldOptions offered = offered(unasked(Domains.class), new Rights.ServerAdministrator());

    assertThat(offered.of(WebHookType.KINDS, new TypeWords(WebHookType.TYPE, TEXTS), List.of()))
        .hasValueSatisfying(
            all ->
                assertThat(all)
                    .contains(new Word("event.created", "Event created"))
                    .noneMatch(one -> one.word().equals(one.title())));
    assertThat(words(offered, GroupType.TYPE, GroupType.OWNER)).isEmpty();
  }

  @Test
  void wordsOfferedAreThoseThatTheCoreKnows() {
    FieldOptions offered = offered(unasked(Domains.class), new Rights.ServerAdministrator());

    assertThat(words(offered, WebHookType.TYPE, WebHookType.KINDS)).contains(HookKind.words());
    assertThat(words(offered, OAuthClientType.TYPE, OAuthClientType.SCOPES))
        .contains(Stream.of(OAuthScope.values()).map(OAuthScope::word).toList());
    assertThat(words(offered, OAuthClientType.TYPE, OAuthClientType.GRANTS))
        .contains(Stream.of(OAuthGrantType.values()).map(OAuthGrantType::word).toList());
  }

  @Test
  void objectsThatTheVisitorMayCreateHaveALinkToTheirType() {
    FieldOptions server = offered(unasked(Domains.class), new Rights.ServerAdministrator());
    FieldOptions domain = offered(unasked(Domains.class), new Rights.DomainAdministrator(1));

    assertThat(server.source(AcmeCertificateType.ACCOUNT)).isEqualTo("acme-accounts");
    assertThat(domain.source(AcmeCertificateType.ACCOUNT)).isEmpty();
    assertThat(domain.source(AccountType.CLASS)).isEqualTo("service-classes");
    assertThat(server.source(FilterEntryType.DOMAIN)).isEmpty();
    assertThat(server.source(WebHookType.KINDS)).isEmpty();
  }
}
