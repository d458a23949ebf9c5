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
 * Notes which enclosed pictures a message's HTML shows. Those that it does not show are attachments
 * like others, wherever they lie: nothing that somebody sent is lost.
 */
public final class ShownPictures implements Function<String, Optional<String>> {

  /** As {@link MessagePictures} writes them into a letter, in octets. */
  private static final long MOST_OCTETS = 15_000_000;

  /** Stands for each. */
  private static final Optional<String> SOME = Optional.of("data:image/png;base64,");

  private final Part body;
  private final EnclosedPictures pictures;
  private final Set<Part> shown = Collections.newSetFromMap(new IdentityHashMap<>());
  private long left = MOST_OCTETS;

  /** Notes those of a message's body. */
  public ShownPictures(Part body) {
    this.body = body;
    this.pictures = EnclosedPictures.of(body);
  }

  /** Asked for an address while HTML is cleaned that is shown. */
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

  /** What can be saved of the message. */
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
