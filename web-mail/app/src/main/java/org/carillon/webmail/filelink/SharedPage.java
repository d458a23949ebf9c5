package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.filelink.SharedFiles;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.file.ShownFile;

/** The page that a link to files shows its visitors; it needs no sign-in. */
@Named("shared")
@RequestScoped
public class SharedPage {
  @Inject private SharedFiles files;
  @Inject private FileVisit visit;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private SharedFiles.Shown shown;
  private boolean isLocked;

  public void load() {
    switch (files.folder(visit.visit(), visit.path())) {
      case Answer.Done<SharedFiles.Shown>(SharedFiles.Shown found) -> shown = found;
      case Answer.Failed<SharedFiles.Shown>(Failure.NotAllowed refused) ->
          isLocked = refused.code().equals(SharedFiles.LOCKED);
      case Answer.Failed<SharedFiles.Shown>(Failure.TryLater later) -> answers.show(null, later);
      case Answer.Failed<SharedFiles.Shown>(Failure _) -> {
        // The page shows the error.
      }
    }
  }

  public void unlock() {
    if (visit.unlock()) {
      Redirect.to("/" + address(""));
    }
  }

  private String address(String path) {
    return "shared?t="
        + Redirect.encoded(visit.secret())
        + (path.isEmpty() ? "" : "&d=" + Redirect.encoded(path));
  }

  /** Returns whether a password is required. */
  public boolean isLocked() {
    return isLocked;
  }

  /** The shared file or folder; null for none. */
  public SharedFiles.Shown getShown() {
    return shown;
  }

  public String getSecret() {
    return visit.secret();
  }

  /** The files, by name. */
  public List<ShownFile> getFiles() {
    Comparator<ShownFile> order =
        Comparator.comparing(ShownFile::key, Collator.getInstance(texts.locale()));
    return shown.files().stream().map(ShownFile::of).sorted(order).toList();
  }

  /** The folders, by name. */
  public List<String> getFolders() {
    return shown.folders().stream().sorted(Collator.getInstance(texts.locale())).toList();
  }

  /** Returns the address of a subfolder. */
  public String into(String label) {
    String path = parameters.text("d");
    return address(path.isEmpty() ? label : path + "/" + label);
  }

  /** The address of the folder above; empty at the top. */
  public String getAbove() {
    String path = parameters.text("d");
    return path.isEmpty() ? "" : address(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }

  /** Returns the address of a file's octets. */
  public String octets(ShownFile file) {
    return "shared-file?" + rest() + "&k=" + Redirect.encoded(file.key());
  }

  /** The address of the archive of all files. */
  public String getZip() {
    return "shared-zip?" + rest();
  }

  private String rest() {
    return "t=" + Redirect.encoded(visit.secret()) + "&d=" + Redirect.encoded(parameters.text("d"));
  }

  /** Returns whether there is more than is shown. */
  public boolean isCut() {
    return shown.files().size() >= SharedFiles.MOST;
  }
}
