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
public final class CarriedFiles {
  private final ByteSource message;
  private final FileBudget budget = new FileBudget();
  private final FileLook look = new FileLook(budget);
  private final List<PartFiles> parts = new ArrayList<>();

  private CarriedFiles(ByteSource message) {
    this.message = message;
  }

  /**
   * Returns the files of a message.
   *
   * @param message the stored message
   * @param body the body from the message's outline
   * @throws IOException if the message can't be read
   */
  public static List<CarriedFile> of(ByteSource message, Part body) throws IOException {
    return byPart(message, body).stream().flatMap(each -> each.files().stream()).toList();
  }

  /**
   * Returns the files of a message, grouped by the part that they are in. Parts without files are
   * left out.
   */
  public static List<PartFiles> byPart(ByteSource message, Part body) throws IOException {
    CarriedFiles files = new CarriedFiles(message);
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
    List<CarriedFile> found = budget.take();
    if (!found.isEmpty()) {
      parts.add(new PartFiles(part, isRead, found));
    }
  }
}
