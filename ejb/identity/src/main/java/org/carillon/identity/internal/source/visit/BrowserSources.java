package org.carillon.identity.internal.source.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.secret.SealedFormState;
import org.carillon.account.setting.SourceSettings;
import org.carillon.account.setting.SourceSettings.PasswordAuthority;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.database.Outage;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.source.BrowserSignIns;
import org.carillon.identity.token.Tokens;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** The sources to which browsers are redirected, as the web applications offer them. */
@ApplicationScoped
public class BrowserSources implements BrowserSignIns {
  private static final Logger LOG = Logger.getLogger(BrowserSources.class);
  private static final Outage AWAY = new Outage(LOG, "Identity sources cannot be looked up");
  private static final int MOST = 10;
  private static final int MOST_PAGE = 300;
  private static final int MOST_BACK = 300;
  private static final int MOST_OUT = 2_100;
  private static final String OUT = "source-farewell";
  private static final Choices NONE = new Choices(List.of(), false);

  private final SourceRequests asked;
  private final Visits visits;
  private final HomeKey homeKey;
  private final Sessions sessions;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public BrowserSources(
      SourceRequests asked,
      Visits visits,
      HomeKey homeKey,
      Sessions sessions,
      Addresses addresses,
      Settings settings) {
    this.asked = asked;
    this.visits = visits;
    this.homeKey = homeKey;
    this.sessions = sessions;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Choices choices(Peer peer) {
    try {
      return asked.browsed().isEmpty() && asked.ticketed().isEmpty()
          ? NONE
          : sessions.domain(peer).map(this::choices).orElse(NONE);
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return NONE;
    }
  }

  private Choices choices(String domain) {
    OptionalLong id = addresses.domain(domain);
    if (id.isEmpty()) {
      return NONE;
    }
    PasswordAuthority authority =
        settings.value(SourceSettings.PASSWORDS, Scope.domain(id.getAsLong()));
    if (authority == PasswordAuthority.HERE) {
      return NONE;
    }
    List<Choice> choices =
        Stream.concat(asked.browsed().stream(), asked.ticketed().stream())
            .filter(each -> each.source().serves(domain))
            .limit(MOST)
            .map(each -> new Choice(each.source().name(), each.source().title()))
            .toList();
    return new Choices(
        choices,
        !choices.isEmpty() && authority == PasswordAuthority.SOURCE && asked.of(domain).isEmpty());
  }

  private Optional<OpenedSource> find(String name) {
    return asked.browsed().stream().filter(each -> each.source().name().equals(name)).findFirst();
  }

  @Override
  public Redirection depart(String source, URI back, String page, Peer peer) {
    try {
      Optional<String> realm =
          asked.ticketed().stream()
              .filter(each -> each.source().name().equals(source))
              .findFirst()
              .map(each -> each.source().title());
      if (realm.isPresent()) {
        return new Redirection.Ticket(realm.get());
      }
      Optional<OpenedSource> found = find(source);
      if (found.isEmpty() || back.toString().length() > MOST_BACK) {
        return new Redirection.Unknown();
      }
      String wanted = page.length() <= MOST_PAGE ? page : "";
      VisitNote note = VisitNote.begin(found.get().source().id(), wanted, back);
      return asked
          .browse(found.get(), browser -> browser.departure(note.visit()))
          .<Redirection>map(place -> new Redirection.To(place, note.sealed(homeKey)))
          .orElseGet(() -> new Redirection.Away(found.get().source().title()));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return new Redirection.Away(source);
    }
  }

  @Override
  public Optional<Way> way(String note) {
    try {
      return VisitNote.open(homeKey, note)
          .flatMap(
              opened ->
                  asked.browsed().stream()
                      .filter(each -> each.source().id() == opened.source())
                      .findFirst()
                      .map(each -> new Way(each.source().title(), opened.page())));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public boolean opened(String state, Caller caller, Tokens.Issued session) {
    try {
      return visits.bind(state, caller.account(), session.token().id());
    } catch (PersistenceException failure) {
      AWAY.met(failure.getMessage());
      return false;
    }
  }

  @Override
  public Optional<String> farewell(String session, URI back) {
    try {
      return visits
          .of(session)
          .flatMap(came -> place(came, back))
          .map(place -> new SealedFormState(homeKey, OUT).write(place.toString(), Instant.now()));
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }

  private Optional<URI> place(Visits.Came came, URI back) {
    return asked.browsed().stream()
        .filter(each -> each.source().id() == came.source())
        .findFirst()
        .flatMap(
            source ->
                farewell(source, came.hint(), back)
                    .filter(place -> place.toString().length() <= MOST_OUT)
                    // The hint is optional, and may be too long.
                    .or(() -> farewell(source, "", back)));
  }

  private Optional<URI> farewell(OpenedSource source, String hint, URI back) {
    return asked.browse(source, browser -> browser.farewell(hint, back)).flatMap(place -> place);
  }

  @Override
  public Optional<URI> place(String farewell) {
    return new SealedFormState(homeKey, OUT).read(farewell, Instant.now()).map(URI::create);
  }

  @Override
  public Optional<Boolean> ended(String source, String message) {
    try {
      Optional<OpenedSource> found = find(source);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      Optional<Optional<SourceSignOut>> said =
          asked.browse(found.get(), browser -> browser.ended(message));
      said.flatMap(visit -> visit)
          .filter(visit -> !visit.subject().isEmpty() || !visit.session().isEmpty())
          .ifPresent(visit -> visits.end(found.get().source().id(), visit));
      return said.map(Optional::isPresent);
    } catch (PersistenceException | HomeKeyMissing failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }
}
