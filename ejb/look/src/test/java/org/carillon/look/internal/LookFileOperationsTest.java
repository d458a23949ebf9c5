package org.carillon.look.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Domain;
import org.carillon.account.internal.OwnDirectoryTest;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.look.LookFile.Kind;
import org.carillon.look.LookFiles;
import org.carillon.look.LookSettings;
import org.carillon.look.Skin;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests of logos, skins and languages: who may upload them, and how pages use them. */
class LookFileOperationsTest extends OwnDirectoryTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private LookFiles files() {
    return new LookFileOperations(directory.transactions(), directory.domains(), directory.audit());
  }

  private CachedLooks looks() {
    var looks =
        new CachedLooks(
            database.transactions(),
            directory.versions(),
            directory.settings(),
            directory.addresses(),
            new HostDomains(directory.settings(), directory.addresses()));
    looks.start();
    return looks;
  }

  private static Caller of(Domain domain) {
    return new Caller(0, "chief", new Rights.DomainAdministrator(domain.id()), "test");
  }

  @Test
  void domainLogoIsShownAtItsHostsUntilRemoved() {
    Domain domain = directory.domain("example.test");
    var looks = looks();
    assertThat(looks.at("mail.example.test").logo()).isEmpty();

    var logo = done(files().putLogo(of(domain), Optional.of("example.test"), PICTURE));

    assertThat(looks.at("mail.example.test").logo()).contains(logo.digest());
    assertThat(looks.at("elsewhere.test").logo()).isEmpty();
    assertThat(looks.logo(logo.digest()).orElseThrow().type()).isEqualTo("image/png");
    done(files().remove(of(domain), Kind.LOGO, Optional.of("example.test"), ""));
    assertThat(looks.at("mail.example.test").logo()).isEmpty();
    assertThat(looks.logo(logo.digest())).isEmpty();
  }

  @Test
  void domainAdministratorsChangeOnlyTheLogoOfTheirDomain() {
    Domain domain = directory.domain("example.test");
    directory.domain("other.test");

    assertThat(files().putLogo(of(domain), Optional.of("other.test"), PICTURE).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(files().putLogo(of(domain), Optional.empty(), PICTURE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(files().putLanguage(of(domain), "da", text("mail = Post")).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(files().putSkin(of(domain), PICTURE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(files().list(of(domain), Kind.SKIN, Optional.empty()).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void invalidPictureOrLanguageFileIsRefused() {
    assertThat(files().putLogo(ADMINISTRATOR, Optional.empty(), text("<svg/>")).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    for (String code : new String[] {"", "en", "../x", "pt-BR"}) {
      assertThat(files().putLanguage(ADMINISTRATOR, code, text("a = b")).asFailure())
          .as(code)
          .containsInstanceOf(Failure.Invalid.class);
    }
    for (String file : new String[] {"", "# nothing", "a = \\uzzzz"}) {
      assertThat(files().putLanguage(ADMINISTRATOR, "da", text(file)).asFailure())
          .as(file)
          .containsInstanceOf(Failure.Invalid.class);
    }
    assertThat(files().putLanguage(ADMINISTRATOR, "da", new byte[] {'a', '=', -1}).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(files().putLanguage(ADMINISTRATOR, "da", new byte[1_100_000]).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void languageIsOfferedUntilRemoved() {
    var looks = looks();
    long before = looks.changes();
    done(files().putLanguage(ADMINISTRATOR, "da", text("\ufeffmail = Post\n")));

    assertThat(looks.languages()).containsExactly("da");
    assertThat(looks.sentences("da")).containsEntry("mail", "Post");
    assertThat(looks.changes()).isGreaterThan(before);
    done(files().remove(ADMINISTRATOR, Kind.LANGUAGE, Optional.empty(), "da"));
    assertThat(looks.languages()).isEmpty();
  }

  @Test
  void missingSkinFallsBackToTheDefault() {
    var look = looks().with(OptionalLong.empty(), Optional.empty(), "", "gone");

    assertThat(look.skin().name()).isEqualTo(Skin.HOUSE);
    assertThat(look.name()).isEqualTo(LookSettings.HOUSE_NAME);
    assertThat(look.digest()).isEmpty();
  }

  @Test
  void domainColoursAreInItsStyleSheet() {
    Domain domain = directory.domain("example.test");
    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain.id()),
                Map.of(LookSettings.LIGHT.key(), Optional.of("#1b5aa6")),
                OptionalLong.empty()));

    var look = looks().at("example.test");

    assertThat(look.css()).contains("--accent:light-dark(#1b5aa6,");
    assertThat(look.digest()).isNotEmpty();
    assertThat(
            directory
                .settingChanges()
                .change(
                    ADMINISTRATOR,
                    Scope.domain(domain.id()),
                    Map.of(LookSettings.LIGHT.key(), Optional.of("red;}")),
                    OptionalLong.empty()))
        .isInstanceOf(Answer.Failed.class);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
