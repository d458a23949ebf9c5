package org.carillon.webmail.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.contract.answer.Answer;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.webmail.read.PartServlet;

/**
 * Writes a folder with its contents as a ZIP archive while it is read, in little memory whatever
 * its size. Files deleted meanwhile are left out.
 *
 * @param <F> the key of a folder for the reader
 */
public final class FolderArchive<F> {
  private final Shelf<F> shelf;
  private final ZipOutputStream zip;
  private final FileNames names = new FileNames();

  /** The source of the files, in folders with keys {@code F}. */
  public interface Shelf<F> {
    Answer<List<ItemEntry>> files(F folder);

    Answer<OpenItem> open(F folder, ItemKey key);
  }

  public FolderArchive(Shelf<F> shelf, OutputStream to) {
    this.shelf = shelf;
    this.zip = new ZipOutputStream(to);
  }

  /** Returns the path of a subfolder in the archive, with a slash at the end. */
  public static String path(String above, String label) {
    return above + PartServlet.fileName(label, "") + "/";
  }

  /**
   * Writes the files of a folder.
   *
   * @param path the folder's name in the archive; empty at the top
   * @throws IOException if the client is gone, or the store is away: it is incomplete then
   */
  public void add(String path, F folder) throws IOException {
    if (shelf.files(folder) instanceof Answer.Done<List<ItemEntry>>(List<ItemEntry> files)) {
      for (ItemEntry file : files) {
        put(path, folder, file);
      }
    }
  }

  private void put(String path, F folder, ItemEntry file) throws IOException {
    ItemKey key = file.key().orElseThrow();
    if (shelf.open(folder, key) instanceof Answer.Done<OpenItem>(OpenItem open)) {
      try (open) {
        ZipEntry entry = new ZipEntry(names.free(path + PartServlet.fileName(key.value(), "")));
        entry.setTime(file.saved().toEpochMilli());
        zip.putNextEntry(entry);
        open.content().copyTo(zip, 0, open.content().size());
      }
    }
  }

  /** Completes the archive. */
  public void end() throws IOException {
    zip.finish();
  }
}
