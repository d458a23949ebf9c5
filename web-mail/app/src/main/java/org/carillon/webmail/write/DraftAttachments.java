package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Outline;
import org.carillon.web.BidiControls;
import org.carillon.web.ShortenedText;
import org.carillon.webmail.read.Attachment;
import org.carillon.webmail.read.ClosingStream;
import org.carillon.webmail.read.Stored;
import org.carillon.webmail.upload.ArrivedFiles;
import org.carillon.webmail.upload.FileLabels;

/** The attachments in a form: uploaded files, and parts of stored messages that it names. */
@RequestScoped
public class DraftAttachments {

  /**
   * A part of a stored message that a form can enclose.
   *
   * @param key what the form sends: folder, uid and part, separated by blanks
   * @param name its name for people
   * @param size its size in octets, approximate for large ones
   */
  public record Offered(String key, String name, long size) {

    /** Cuts values that would stall a browser. */
    public Offered {
      name = ShortenedText.of(name);
    }
  }

  /** The part number that means the whole message in a key. */
  private static final String WHOLE = "0";

  @Inject private Stored stored;
  @Inject private ArrivedFiles arrivals;

  /** Returns the attachments of a stored message, to be attached again. */
  static List<Offered> of(Stored.Message message, String folder, List<Bodies.Leaf> leaves)
      throws IOException {
    List<Offered> offered = new ArrayList<>();
    for (Bodies.Leaf leaf : leaves) {
      String key = folder + " " + message.data().uid() + " " + leaf.number();
      offered.add(offered(message, key, leaf));
    }
    return offered;
  }

  private static Offered offered(Stored.Message message, String key, Bodies.Leaf leaf)
      throws IOException {
    return new Offered(key, name(leaf), Attachment.octets(content(message, leaf)));
  }

  private static PartContent content(Stored.Message message, Bodies.Leaf leaf) {
    return new PartContent(message.content()::read, message.data().prefix(), leaf.part());
  }

  /** The parts that the form named, to be offered again. */
  List<Offered> offered(Caller caller, List<String> keys) {
    return keys.stream().flatMap(key -> offered(caller, key).stream()).toList();
  }

  /** A whole message, to be attached unchanged. */
  static Offered whole(Stored.Message message, String folder, String subject) {
    return new Offered(
        folder + " " + message.data().uid() + " " + WHOLE,
        named(subject),
        message.content().size());
  }

  private static String named(String subject) {
    String plain = subject.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").strip();
    return (plain.isEmpty() ? "message" : ShortenedText.of(plain)) + ".eml";
  }

  private static String named(Stored.Message message) {
    Outline outline = Outline.decode(message.data().outline());
    return named(
        BidiControls.without(outline.envelope().subject().map(DecodedText::of).orElse("")));
  }

  private static boolean isWhole(String key) {
    return key.endsWith(" " + WHOLE);
  }

  private Optional<Offered> offered(Caller caller, String key) {
    try (Stored.Message message = find(caller, key).orElse(null)) {
      if (message != null && isWhole(key)) {
        return Optional.of(new Offered(key, named(message), message.content().size()));
      }
      Optional<Bodies.Leaf> leaf = message == null ? Optional.empty() : leaf(message, key);
      return leaf.isEmpty() ? Optional.empty() : Optional.of(offered(message, key, leaf.get()));
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  /** The parts the form named. */
  List<DraftAttachment> kept(Caller caller, List<String> keys) {
    return keys.stream().flatMap(key -> kept(caller, key).stream()).toList();
  }

  private Optional<DraftAttachment> kept(Caller caller, String key) {
    if (isWhole(key)) {
      try (Stored.Message message = find(caller, key).orElse(null)) {
        return message == null
            ? Optional.empty()
            : Optional.of(
                new DraftAttachment.Kept(
                    named(message),
                    DraftAttachment.MESSAGE,
                    message.content().size(),
                    () -> open(caller, key)));
      }
    }
    return leaf(caller, key)
        .map(
            leaf ->
                new DraftAttachment.Kept(
                    name(leaf),
                    leaf.part().type() + "/" + leaf.part().subtype(),
                    Attachment.about(leaf.part()),
                    () -> open(caller, key)));
  }

  /** The files that were uploaded before the form. */
  List<DraftAttachment> arrived() {
    return arrivals.all().stream()
        .<DraftAttachment>map(
            file ->
                new DraftAttachment.Uploaded(
                    file.name(), file.type(), file.octets(), () -> arrivals.open(file.id())))
        .toList();
  }

  /** The files sent with the form. */
  List<DraftAttachment> uploaded(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.getName().equals("file") && isChosen(part))
        .<DraftAttachment>map(
            part ->
                new DraftAttachment.Uploaded(
                    FileLabels.name(part.getSubmittedFileName()),
                    FileLabels.type(part.getContentType()),
                    part.getSize(),
                    part::getInputStream))
        .toList();
  }

  /** Returns whether a file was chosen: otherwise the name is empty. A chosen file may be empty. */
  static boolean isChosen(Part part) {
    return part.getSubmittedFileName() != null && !part.getSubmittedFileName().isEmpty();
  }

  private static String name(Bodies.Leaf leaf) {
    String given = Attachment.name(leaf.part());
    return given.isEmpty() ? leaf.part().type() + "." + leaf.part().subtype() : given;
  }

  private Optional<Bodies.Leaf> leaf(Caller caller, String key) {
    try (Stored.Message message = find(caller, key).orElse(null)) {
      return message == null ? Optional.empty() : leaf(message, key);
    }
  }

  private static Optional<Bodies.Leaf> leaf(Stored.Message message, String key) {
    String number = key.substring(key.lastIndexOf(' ') + 1);
    return Bodies.leaves(Outline.decode(message.data().outline()).body()).stream()
        .filter(leaf -> leaf.number().equals(number))
        .findFirst();
  }

  private Optional<Stored.Message> find(Caller caller, String key) {
    String[] words = key.split(" ", 4);
    return words.length == 3 && words[1].matches("[0-9]{1,18}")
        ? stored.find(caller, words[0], Long.parseLong(words[1]))
        : Optional.empty();
  }

  /** Opens the part's octets; closing the stream releases the lease on the message. */
  private InputStream open(Caller caller, String key) throws IOException {
    Optional<Stored.Message> found = find(caller, key);
    Optional<Bodies.Leaf> leaf = found.flatMap(message -> leaf(message, key));
    if (found.isEmpty()) {
      throw new IOException("The message that contains an attachment no longer exists");
    }
    Stored.Message message = found.get();
    if (isWhole(key)) {
      return new ClosingStream(message.content().stream(), message::close);
    }
    if (leaf.isEmpty()) {
      message.close();
      return new ByteArrayInputStream(new byte[0]);
    }
    return new ClosingStream(content(message, leaf.get()).stream(), message::close);
  }
}
