package org.carillon.webmail.file;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.archive.SentArchives;

/** Serves a folder ({@code c}) as an archive, for those with the right to read it. */
@WebServlet("/folder-file")
public class FolderServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient FileFolders folders;
  @Inject private transient Collections collections;
  @Inject private transient FileListing listing;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;
  @Inject private transient SentArchives archives;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<FileFolder> folder = folders.find(parameters.number("c").orElse(0));
    if (folder.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      archives.send(
          request,
          response,
          Set.of(visitor.caller().account()),
          out -> {
            SentFile.headers(response, folder.get().label() + ".zip", "application/zip");
            write(folder.get(), new FolderArchive<>(new OwnShelf(), out));
          });
    }
  }

  /** The files that the reader may read, by the ids of folders. */
  private final class OwnShelf implements FolderArchive.Shelf<Long> {
    @Override
    public Answer<List<ItemEntry>> files(Long folder) {
      return listing.of(visitor.caller(), folder);
    }

    @Override
    public Answer<OpenItem> open(Long folder, ItemKey key) {
      return collections.open(visitor.caller(), folder, key);
    }
  }

  private void write(FileFolder top, FolderArchive<Long> archive) throws IOException {
    Map<String, String> paths = new HashMap<>();
    paths.put(top.name().path(), "");
    archive.add("", top.id());
    for (FileFolder each : folders.below(top)) {
      String path =
          FolderArchive.path(paths.getOrDefault(each.name().parentPath(), ""), each.label());
      paths.put(each.name().path(), path);
      archive.add(path, each.id());
    }
    archive.end();
  }
}
