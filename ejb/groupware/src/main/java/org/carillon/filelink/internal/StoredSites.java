package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.PersonalSites;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** Shows everybody one folder of an account, and nothing else. */
@ApplicationScoped
public class StoredSites implements PersonalSites {
  private static final String WORK = "site";

  private final Collections collections;
  private final Addresses addresses;
  private final ServiceCallers behalf;
  private final Settings settings;
  private final SettingChanges changes;

  @Inject
  StoredSites(
      Collections collections,
      Addresses addresses,
      ServiceCallers behalf,
      Settings settings,
      SettingChanges changes) {
    this.collections = collections;
    this.addresses = addresses;
    this.behalf = behalf;
    this.settings = settings;
    this.changes = changes;
  }

  @Override
  public Optional<String> address(Caller caller) {
    return addresses
        .account(caller.account())
        .filter(this::isAllowed)
        .map(own -> HostSettings.webAddress(settings, scope(own), "~" + own.address() + "/"));
  }

  @Override
  public String start(Caller caller) {
    return addresses
        .account(caller.account())
        .map(own -> settings.value(FileLinkSettings.START, scope(own)))
        .orElse(START);
  }

  @Override
  public Answer<Void> begin(Caller caller, String name) {
    return addresses
        .account(caller.account())
        .<Answer<Void>>map(
            own ->
                changes
                    .change(
                        caller,
                        scope(own),
                        Map.of(FileLinkSettings.START.key(), Optional.of(name)),
                        OptionalLong.empty())
                    .map(_ -> null))
        .orElseGet(StoredSites::nothing);
  }

  /** Returns a domain's banner for its users' pages, which can't be active or imitate the page. */
  private String banner(Resolution.Local owner) {
    String html = settings.value(FileLinkSettings.BANNER, scope(owner));
    return html.isBlank()
        ? ""
        : Jsoup.clean(
            html,
            "",
            Safelist.relaxed(),
            new Document.OutputSettings().prettyPrint(false).charset(StandardCharsets.US_ASCII));
  }

  private boolean isAllowed(Resolution.Local local) {
    return settings.value(FileLinkSettings.SITES, scope(local));
  }

  private static Scope scope(Resolution.Local local) {
    return Scope.account(local.domain(), local.account());
  }

  private static <T> Answer<T> nothing() {
    return Answer.failed(new Failure.NotFound("page"));
  }

  @Override
  public Answer<Found> open(String owner, List<String> path, boolean isFolder) {
    boolean isGood =
        path.stream().noneMatch(one -> one.isEmpty() || one.indexOf(MailboxName.DELIMITER) >= 0);
    Optional<Site> site = isGood ? site(owner) : Optional.empty();
    // For an unknown account the same lookup is made, so that the caller does not learn which
    // accounts exist.
    Answer<Found> found = found(site.orElseGet(this::nobodys), isGood ? path : List.of(), isFolder);
    boolean isTold =
        switch (found) {
          case Answer.Done<Found> _ -> site.isPresent();
          case Answer.Failed<Found>(Failure failure) -> failure instanceof Failure.TryLater;
        };
    return isTold ? found : nothing();
  }

  private Site nobodys() {
    return new Site(new Resolution.Local(0, 0, "", ""), behalf.nobody(WORK));
  }

  private Optional<Site> site(String owner) {
    return addresses.resolve(owner) instanceof Resolution.Local local && isAllowed(local)
        ? behalf.of(local.account(), WORK).map(caller -> new Site(local, caller))
        : Optional.empty();
  }

  /**
   * A personal site.
   *
   * @param owner the owner of the site
   * @param caller the caller with whose rights it is shown
   */
  private record Site(Resolution.Local owner, Caller caller) {}

  private Answer<Found> found(Site site, List<String> path, boolean isFolder) {
    if (path.isEmpty()) {
      return isFolder ? first(site) : folder(site.caller(), path).map(_ -> new Found.Folder());
    }
    if (isFolder) {
      return page(site, path, START);
    }
    Answer<Found> page = page(site, path.subList(0, path.size() - 1), path.getLast());
    return isMissing(page) ? folder(site.caller(), path).map(_ -> new Found.Folder()) : page;
  }

  private Answer<Found> first(Site site) {
    String chosen = settings.value(FileLinkSettings.START, scope(site.owner()));
    Answer<Found> page = page(site, List.of(), chosen);
    return isMissing(page) && !chosen.equals(START) ? page(site, List.of(), START) : page;
  }

  private static boolean isMissing(Answer<Found> page) {
    return page.asFailure().filter(Failure.NotFound.class::isInstance).isPresent();
  }

  private Answer<CollectionEntry> folder(Caller caller, List<String> path) {
    MailboxName name =
        new MailboxName(path.isEmpty() ? FOLDER : FOLDER + "/" + String.join("/", path));
    return name.problem().isEmpty()
        ? collections
            .named(caller, name)
            .then(
                found ->
                    found.kind() == CollectionKind.FILES ? new Answer.Done<>(found) : nothing())
        : nothing();
  }

  private Answer<Found> page(Site site, List<String> path, String name) {
    ItemKey key = new ItemKey(name);
    return key.problem().isEmpty()
        ? folder(site.caller(), path)
            .then(folder -> collections.open(site.caller(), folder.id(), key))
            .map(file -> new Found.Page(name, file, banner(site.owner())))
        : nothing();
  }
}
