package org.carillon.webmail.filelink;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.filelink.SharedFiles;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.web.request.WebPeer;
import org.carillon.webmail.archive.SentArchives;
import org.carillon.webmail.file.FolderArchive;
import org.carillon.webmail.file.SentFile;

/** Serves a shared folder with its contents as an archive, without sign-in. */
@WebServlet(SharedZipServlet.PATH)
public class SharedZipServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  public static final String PATH = "/shared-zip";

  /** The most folders of an archive, and the greatest depth. */
  private static final int MOST_FOLDERS = 1_000;

  @Inject private transient SharedFiles files;
  @Inject private transient FileVisit visit;
  @Inject private transient SentArchives archives;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SharedFiles.Visit by = visit.visit();
    switch (files.folder(by, visit.path())) {
      case Answer.Failed<SharedFiles.Shown>(Failure failure) ->
          response.sendError(SentFile.status(failure));
      case Answer.Done<SharedFiles.Shown>(SharedFiles.Shown top) ->
          archives.send(
              request,
              response,
              Set.of(by.secret(), ClientNetwork.of(WebPeer.of(request).address())),
              out -> {
                SentFile.headers(response, top.label() + ".zip", "application/zip");
                new Walk(by, new FolderArchive<>(new SharedShelf(by), out)).write(visit.path());
              });
    }
  }

  /** The files that the visit may see, by the paths of folders. */
  private final class SharedShelf implements FolderArchive.Shelf<List<String>> {
    private final SharedFiles.Visit by;
    private boolean isCounted;

    SharedShelf(SharedFiles.Visit by) {
      this.by = by;
    }

    @Override
    public Answer<List<ItemEntry>> files(List<String> folder) {
      return files.folder(by, folder).map(SharedFiles.Shown::files);
    }

    @Override
    public Answer<OpenItem> open(List<String> folder, ItemKey key) {
      // An archive counts as one download, whatever it contains.
      boolean counts = !isCounted;
      isCounted = true;
      return files.file(by, folder, key, counts);
    }
  }

  /** The walk through the folders. */
  private final class Walk {
    private final SharedFiles.Visit by;
    private final FolderArchive<List<String>> archive;
    private int written;

    Walk(SharedFiles.Visit by, FolderArchive<List<String>> archive) {
      this.by = by;
      this.archive = archive;
    }

    void write(List<String> top) throws IOException {
      add("", top);
      archive.end();
    }

    private void add(String name, List<String> path) throws IOException {
      if (written++ < MOST_FOLDERS
          && files.folder(by, path)
              instanceof Answer.Done<SharedFiles.Shown>(SharedFiles.Shown shown)) {
        archive.add(name, path);
        for (String inside : shown.folders()) {
          add(
              FolderArchive.path(name, inside),
              Stream.concat(path.stream(), Stream.of(inside)).toList());
        }
      }
    }
  }
}
