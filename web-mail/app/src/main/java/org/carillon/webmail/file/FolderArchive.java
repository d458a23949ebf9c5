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
 * A folder with all that is in it as a ZIP archive, written as it is read: it takes no memory to
 * speak of, however large it is. What goes while it is read is left out.
 *
 * @param <F> what names a folder to who reads it
 */
public final class FolderArchive<F> {
  private final Shelf<F> shelf;
  private final ZipOutputStream zip;
  private final FileNames names = new FileNames();

  /**
   * Where the files are.
   *
   * @param <F> what names a folder there
   */
  public interface Shelf<F> {
    /** The files in a folder. */
    Answer<List<ItemEntry>> files(F folder);

    /** One of them. */
    Answer<OpenItem> open(F folder, ItemKey key);
  }

  /** Written to a stream. */
  public FolderArchive(Shelf<F> shelf, OutputStream to) {
    this.shelf = shelf;
    this.zip = new ZipOutputStream(to);
  }

  /** The name of a folder in another of the archive, which ends with a slash. */
  public static String path(String above, String label) {
    return above + PartServlet.fileName(label, "") + "/";
  }

  /**
   * Writes the files of a folder.
   *
   * @param path the folder's name in the archive; empty at the top
   * @throws IOException when whoever reads is gone, or the store is away: it is not whole then
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

  /** Ends it. */
  public void end() throws IOException {
    zip.finish();
  }
}
