package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.PersonalSites;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Shows everybody one folder of an account, and nothing beside it. */
@ApplicationScoped
public class StoredSites implements PersonalSites {
  @Inject Collections collections;
  @Inject Addresses addresses;
  @Inject OnBehalf behalf;
  @Inject Settings settings;

  @Override
  public Optional<String> address(Caller caller) {
    return addresses
        .account(caller.account())
        .filter(this::isAllowed)
        .map(own -> HostSettings.webAddress(settings, scope(own), "~" + own.address() + "/"));
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
    Optional<Caller> caller =
        addresses.resolve(owner) instanceof Resolution.Local local && isAllowed(local)
            ? behalf.of(local.account(), "site")
            : Optional.empty();
    boolean isGood =
        path.stream().noneMatch(one -> one.isEmpty() || one.indexOf(MailboxName.DELIMITER) >= 0);
    if (caller.isEmpty() || !isGood) {
      return nothing();
    }
    if (isFolder || path.isEmpty()) {
      return path.isEmpty() && !isFolder
          ? folder(caller.get(), path).then(_ -> new Answer.Done<>(new Found.Folder()))
          : page(caller.get(), path, START);
    }
    Answer<Found> page = page(caller.get(), path.subList(0, path.size() - 1), path.getLast());
    return page.asFailure().filter(Failure.NotFound.class::isInstance).isPresent()
        ? folder(caller.get(), path).then(_ -> new Answer.Done<>(new Found.Folder()))
        : page;
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

  private Answer<Found> page(Caller caller, List<String> path, String name) {
    ItemKey key = new ItemKey(name);
    return key.problem().isEmpty()
        ? folder(caller, path)
            .then(folder -> collections.open(caller, folder.id(), key))
            .map(file -> new Found.Page(name, file))
        : nothing();
  }
}
