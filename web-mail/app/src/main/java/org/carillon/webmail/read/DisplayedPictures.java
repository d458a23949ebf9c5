package org.carillon.webmail.read;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.structure.Part;
import org.carillon.webmail.markup.EnclosedPictures;

/**
 * Notes which enclosed pictures a message's HTML shows. Pictures that it does not show are listed
 * as attachments, wherever they are, so that nothing that was sent is lost.
 */
public final class DisplayedPictures implements Function<String, Optional<String>> {

  /** The most octets of pictures shown, as {@link MessagePictures} writes them. */
  private static final long MOST_OCTETS = 15_000_000;

  /** A placeholder for each picture. */
  private static final Optional<String> SOME = Optional.of("data:image/png;base64,");

  private final Part body;
  private final EnclosedPictures pictures;
  private final Set<Part> shown = Collections.newSetFromMap(new IdentityHashMap<>());
  private long left = MOST_OCTETS;

  /** Creates the notes for a message's body. */
  public DisplayedPictures(Part body) {
    this.body = body;
    this.pictures = EnclosedPictures.of(body);
  }

  /** Called for each address while HTML that will be shown is cleaned. */
  @Override
  public Optional<String> apply(String address) {
    Optional<Part> found = pictures.find(address);
    if (found.isEmpty() || left < 0) {
      return Optional.empty();
    }
    left -= Attachment.about(found.get());
    shown.add(found.get());
    return SOME;
  }

  /** The parts that are listed as attachments. */
  public List<Bodies.Leaf> attachments() {
    Set<Part> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    Bodies.attachments(body).forEach(leaf -> listed.add(leaf.part()));
    Bodies.enclosedPictures(body).stream()
        .map(Bodies.Leaf::part)
        .filter(part -> !shown.contains(part))
        .forEach(listed::add);
    return Bodies.leaves(body).stream().filter(leaf -> listed.contains(leaf.part())).toList();
  }
}
