package org.carillon.account.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.carillon.account.internal.source.OpenedSource;
import org.carillon.account.internal.source.TakenOver;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.source.IdentitySource;
import org.carillon.account.source.SourceKind;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourcePlace;
import org.carillon.database.StoredText;
import org.carillon.helper.HelperCommand;
import org.carillon.helper.HelperFolders;
import org.carillon.settings.Settings;

/** Makes who asks a source, by its kind. */
@ApplicationScoped
public class SourceClients {
  private final OfferedSources offered;
  private final Settings settings;

  @Inject
  public SourceClients(OfferedSources offered, Settings settings) {
    this.offered = offered;
    this.settings = settings;
  }

  /** What is wrong with where one is and how it is searched; empty if nothing is. */
  public static Optional<Failure> problem(IdentitySource wanted) {
    IdentitySource.Search search = wanted.search();
    for (String text :
        new String[] {
          wanted.reach().address(), wanted.reach().certificates(), wanted.reach().bindName(),
          search.userName(), search.base(), search.filter()
        }) {
      if (StoredText.isImpossible(text)) {
        return Optional.of(new Failure.Invalid("address", "malformed", "That can be no text."));
      }
    }
    try {
      switch (wanted.kind()) {
        case LDAP -> SourceServers.ldap(wanted.reach().address());
        case RADIUS -> SourceServers.radius(wanted.reach().address());
        case HELPER -> {
          Optional<String> problem = HelperCommand.problem(wanted.reach().address());
          if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
          }
        }
      }
    } catch (IllegalArgumentException malformed) {
      return Optional.of(new Failure.Invalid("address", "malformed", malformed.getMessage()));
    }
    return wanted.kind() == SourceKind.LDAP
            && search.userName().isEmpty()
            && search.base().isEmpty()
        ? Optional.of(
            new Failure.Invalid(
                "base",
                "missing",
                "A directory needs a user name to bind by, or a base to search below."))
        : Optional.empty();
  }

  /**
   * One who asks a source, to be closed when nobody asks it any more.
   *
   * @throws IOException when it can't be asked as it is
   */
  SourceClient of(OpenedSource opened) throws IOException {
    try {
      return switch (opened.source().kind()) {
        case LDAP -> offered.open(ldap(opened));
        case RADIUS -> offered.open(radius(opened));
        case HELPER -> new HelperSource(opened.source(), HelperFolders.ofServer());
      };
    } catch (IllegalArgumentException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
  }

  private static SourcePlace ldap(OpenedSource opened) {
    IdentitySource source = opened.source();
    return new SourcePlace.Ldap(
        SourceServers.ldap(source.reach().address()),
        source.reach().startTls(),
        source.reach().certificates(),
        source.reach().bindName(),
        opened.secret(),
        source.search().userName(),
        source.search().base(),
        source.search().filter(),
        TakenOver.asked(source.search().attributes()),
        source.reach().timeout(),
        source.reach().connections());
  }

  private SourcePlace radius(OpenedSource opened) {
    IdentitySource source = opened.source();
    String userName = source.search().userName();
    return new SourcePlace.Radius(
        SourceServers.radius(source.reach().address()),
        opened.secret(),
        userName.isEmpty() ? SourcePlace.ADDRESS : userName,
        settings.value(HostSettings.HOST_NAME),
        source.reach().timeout());
  }
}
