package org.carillon.format.mime.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.Bodies.Leaf;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Part;

/**
 * Finds the files that a message carries: its parts, uuencoded files in its texts, files in a
 * {@code winmail.dat}, in ZIP, gzip and tar archives, and in enclosed messages. The work is bounded
 * for any message: archives nested five deep, a thousand files, 64 MB unpacked.
 */
public final class AttachedFiles {
  private final ByteSource message;
  private final FileScanBudget budget = new FileScanBudget();
  private final FileInspector look = new FileInspector(budget);
  private final List<PartFiles> parts = new ArrayList<>();

  private AttachedFiles(ByteSource message) {
    this.message = message;
  }

  /**
   * Returns the files of a message.
   *
   * @param message the stored message
   * @param body the body from the message's outline
   * @throws IOException if the message can't be read
   */
  public static List<AttachedFile> of(ByteSource message, Part body) throws IOException {
    return byPart(message, body).stream().flatMap(each -> each.files().stream()).toList();
  }

  /** Returns a message's files, grouped by their part. Parts without files are left out. */
  public static List<PartFiles> byPart(ByteSource message, Part body) throws IOException {
    AttachedFiles files = new AttachedFiles(message);
    files.in(body);
    return List.copyOf(files.parts);
  }

  private void in(Part body) throws IOException {
    for (Leaf leaf : Bodies.leaves(body)) {
      Part part = leaf.part();
      if (part.message().isPresent()) {
        in(part.message().get().body());
      } else {
        look(part);
      }
    }
  }

  private void look(Part part) throws IOException {
    PartContent content = new PartContent(message, 0, part);
    String name = content.fileName().orElse("");
    String other = DecodedText.parameter(part.parameters(), "name").orElse(name);
    boolean isRead = part.type().equalsIgnoreCase("text") && name.isEmpty();
    try (InputStream octets = content.stream()) {
      if (isRead) {
        new UuFiles(look).in(new BudgetedStream(octets, budget));
      } else {
        look.at(octets, name, other);
      }
    } catch (EOFException | BrokenFileException broken) {
      budget.unread(name);
    }
    List<AttachedFile> found = budget.take();
    if (!found.isEmpty()) {
      parts.add(new PartFiles(part, isRead, found));
    }
  }
}
