package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.filelink.PersonalSites;
import org.carillon.http.MediaTypes;
import org.carillon.mailbox.collection.ItemVersion;
import org.carillon.store.item.ItemEntry;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.PartView;

/** The page of a folder of files, or of one file in it. */
@Named("files")
@RequestScoped
public class FilesPage {
  /** The number of files on a page. */
  private static final int PAGE = 200;

  @Inject private FileFolders folders;
  @Inject private FileListing listing;
  @Inject private FileStorage keeping;
  @Inject private MailAccess mailboxes;
  @Inject private PersonalSites sites;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private Optional<FileFolder> folder = Optional.empty();
  private List<ShownFile> all = List.of();
  private FileOrder order = FileOrder.of("");
  private Quota quota;
  private List<ItemVersion> versions;
  private int at = -1;

  /** Reads the requested folder. */
  public void load() {
    folder =
        parameters.some("c").isPresent()
            ? folders.find(parameters.number("c").orElse(0))
            : folders.first();
    if (folder.isEmpty()) {
      if (parameters.some("c").isPresent()) {
        Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      }
      return;
    }
    order = FileOrder.of(parameters.text("o"));
    all =
        answers
            .take(listing.of(visitor.caller(), folder.get().id()))
            .orElse(List.<ItemEntry>of())
            .stream()
            .map(ShownFile::of)
            .sorted(order.comparator(texts.locale()))
            .toList();
    Optional<String> wanted = parameters.some("p");
    if (wanted.isPresent()) {
      at = place(wanted.get());
      if (at < 0) {
        Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      }
    }
  }

  private int place(String key) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The folder; null if the account has none. */
  public FileFolder getFolder() {
    return folder.orElse(null);
  }

  /** The folders above, and this one at the end. */
  public List<FileFolder> getTrail() {
    return folder.map(folders::trail).orElse(List.of());
  }

  /** The subfolders, by name; they come before the files. */
  public List<FileFolder> getFolders() {
    if (folder.isEmpty() || start() > 0) {
      return List.of();
    }
    List<FileFolder> inside = folders.within(folder.get());
    return order.by() == FileOrder.By.NAME && order.isReverse() ? inside.reversed() : inside;
  }

  /** The files of this page. */
  public List<ShownFile> getFiles() {
    return all.subList(start(), Math.min(all.size(), start() + PAGE));
  }

  private int start() {
    return (int) Math.min(all.size(), parameters.number("from").orElse(0));
  }

  /** The address of the next page; empty for none. */
  public String getNext() {
    return start() + PAGE >= all.size() ? "" : address(order.word()) + "&from=" + (start() + PAGE);
  }

  /** The address of the previous page. */
  public String getPrevious() {
    return start() == 0 ? "" : address(order.word()) + "&from=" + Math.max(0, start() - PAGE);
  }

  /** Returns whether there are more files than are listed. */
  public boolean isCut() {
    return all.size() >= FileListing.MOST;
  }

  /** Returns whether the folder is empty. */
  public boolean isBare() {
    return all.isEmpty() && getFolders().isEmpty();
  }

  /** Returns the address after a press on a heading. */
  public String by(String heading) {
    return address(order.pressed(FileOrder.By.valueOf(heading)));
  }

  /** Returns the column's order for screen readers; null if it is not ordered. */
  public String sorted(String heading) {
    if (order.by() != FileOrder.By.valueOf(heading)) {
      return null;
    }
    return order.isReverse() ? "descending" : "ascending";
  }

  private String address(String order) {
    return "files?c=" + folder.map(FileFolder::id).orElse(0L) + "&o=" + order;
  }

  /** The address of this folder in this order. */
  public String getAddress() {
    return address(order.word());
  }

  public String getOrder() {
    return order.word();
  }

  /** Returns whether one file is viewed. */
  public boolean isLooking() {
    return at >= 0;
  }

  public ShownFile getFile() {
    return all.get(at);
  }

  /** Returns the address of a file before or after the viewed one; empty for none. */
  public String beside(int steps) {
    int other = at + steps;
    return other < 0 || other >= all.size() ? "" : look(all.get(other));
  }

  /** The address that views a file. */
  public String look(ShownFile file) {
    return getAddress() + "&p=" + Redirect.encoded(file.key());
  }

  /** The address that renames a file. */
  public String renaming(ShownFile file) {
    return getAddress() + "&rename=" + Redirect.encoded("f " + file.key());
  }

  /** The address that creates a link to a file. */
  public String sharing(ShownFile file) {
    return "links?c=" + folder.orElseThrow().id() + "&k=" + Redirect.encoded(file.key());
  }

  /** The address of a file's octets. */
  public String octets(ShownFile file) {
    return "file?c=" + folder.orElseThrow().id() + "&k=" + Redirect.encoded(file.key());
  }

  /** The earlier versions of the viewed file, the latest first. */
  public List<ItemVersion> getVersions() {
    if (versions == null) {
      versions =
          answers.take(keeping.versions(folder.orElseThrow(), getFile().key())).orElse(List.of());
    }
    return versions;
  }

  /** The address of the octets of an earlier version. */
  public String octets(ItemVersion version) {
    return octets(getFile()) + "&v=" + Redirect.encoded(version.id());
  }

  /** The viewer for the file: {@code picture}, {@code pdf}, {@code text}, {@code sound}. */
  public String getView() {
    return getFile().view() == PartView.NONE
        ? ""
        : getFile().view().name().toLowerCase(Locale.ROOT);
  }

  /** The storage quota of the folder's account and its use. */
  public Quota.Resource getQuota() {
    if (quota == null && folder.isPresent()) {
      quota =
          answers
              .take(mailboxes.quotaRoot(visitor.caller(), folder.get().name()))
              .map(root -> root.quota())
              .orElse(null);
    }
    return quota == null ? new Quota.Resource(0, 0) : quota.octets();
  }

  /** The public address of this folder's contents; empty if the folder is not of the site. */
  public String getSite() {
    MailboxName site = new MailboxName(PersonalSites.FOLDER);
    return folder
        .map(FileFolder::name)
        .filter(name -> name.equals(site) || name.isBelow(site))
        .flatMap(_ -> sites.address(visitor.caller()))
        .orElse("");
  }

  /** Returns whether the viewed file can be made the first page of the site. */
  public boolean isStartable() {
    return folder
            .map(FileFolder::name)
            .filter(new MailboxName(PersonalSites.FOLDER)::equals)
            .isPresent()
        && !getSite().isEmpty()
        && MediaTypes.of(getFile().key()).startsWith("text/html")
        && !sites.start(visitor.caller()).equals(getFile().key());
  }

  /** The entry that is being renamed, by its form value. */
  public String getRenamed() {
    return parameters.text("rename");
  }
}
