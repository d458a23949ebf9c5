package org.carillon.format.mime.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Part;

/** Which parts of a message are read in its place, and which are its attachments. */
public final class Bodies {

  /** The most parts that are read in their place; what follows can be saved. */
  public static final int MOST_SHOWN = 50;

  /** Texts that hold what programs keep. */
  private static final Set<String> FILES =
      Set.of("calendar", "vcard", "x-vcard", "directory", "x-vcalendar");

  /** Methods of what people read as an invitation or an answer (RFC 5546), not as a file. */
  private static final Set<String> SCHEDULING =
      Set.of("request", "cancel", "reply", "counter", "declinecounter");

  private static final Set<String> PICTURES = Set.of("png", "jpeg", "gif", "webp");

  /**
   * A part that is no multipart.
   *
   * @param number its IMAP number (RFC 9051 §6.4.5.1), {@code 2.1}
   * @param part the part
   */
  public record Leaf(String number, Part part) {}

  private Bodies() {}

  /** All parts that are no multiparts, in their order. */
  public static List<Leaf> leaves(Part body) {
    List<Leaf> leaves = new ArrayList<>();
    if (body.isMultipart()) {
      gather("", body, leaves);
    } else {
      leaves.add(new Leaf("1", body));
    }
    return leaves;
  }

  private static void gather(String prefix, Part multipart, List<Leaf> leaves) {
    int number = 0;
    for (Part part : multipart.parts()) {
      number++;
      if (part.isMultipart()) {
        gather(prefix + number + ".", part, leaves);
      } else {
        leaves.add(new Leaf(prefix + number, part));
      }
    }
  }

  /** The message's first text in HTML. */
  public static Optional<Part> html(Part body) {
    return first(body, "html");
  }

  private static Optional<Part> first(Part body, String subtype) {
    return leaves(body).stream()
        .map(Leaf::part)
        .filter(part -> part.is("text", subtype) && !isAttached(part))
        .findFirst();
  }

  /**
   * The parts that a reader sees at once, in their order: texts, pictures, enclosed messages and
   * what reports tell that are not said to be attachments (RFC 2183 §2.1), and of alternatives the
   * wanted one (RFC 2046 §5.1.4).
   *
   * @param html whether HTML is wanted where there is a choice
   */
  public static List<Leaf> inline(Part body, boolean html) {
    Set<Part> left = within(body);
    leaveUnwanted(body, html, left);
    return leaves(body).stream()
        .limit(MOST_SHOWN)
        .filter(leaf -> !left.contains(leaf.part()) && isInline(leaf.part()))
        .toList();
  }

  private static void leaveUnwanted(Part part, boolean html, Set<Part> left) {
    if (part.is("multipart", "alternative")) {
      Part wanted = wanted(part, html ? "html" : "plain");
      part.parts().stream()
          .filter(other -> other != wanted)
          .flatMap(other -> leaves(other).stream())
          .forEach(leaf -> left.add(leaf.part()));
    }
    part.parts().forEach(child -> leaveUnwanted(child, html, left));
  }

  private static Part wanted(Part alternatives, String subtype) {
    List<Part> readable = alternatives.parts().stream().filter(Bodies::isReadable).toList();
    return readable.stream()
        .filter(part -> first(part, subtype).isPresent())
        .findFirst()
        .orElseGet(() -> readable.isEmpty() ? alternatives.parts().getLast() : readable.getLast());
  }

  /**
   * What is not read in its place, or has a name to be saved under. Texts without a name that are
   * alternatives to what is read are none, whatever program they are for.
   */
  public static List<Leaf> attachments(Part body) {
    Set<Part> within = within(body);
    within.addAll(otherForms(body));
    Set<Part> told = alwaysTold(body);
    List<Leaf> leaves = leaves(body);
    List<Leaf> attachments = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Part part = leaves.get(i).part();
      boolean isRead =
          i < MOST_SHOWN && (isText(part) || told.contains(part)) && name(part).isEmpty();
      if (!isRead && !within.contains(part)) {
        attachments.add(leaves.get(i));
      }
    }
    return attachments;
  }

  /**
   * The pictures that HTML beside them shows in its own place (RFC 2387), if it names them. Those
   * that it does not name are neither {@linkplain #inline read} nor {@linkplain #attachments
   * attachments} by their place alone.
   */
  public static List<Leaf> enclosedPictures(Part body) {
    Set<Part> within = within(body);
    return leaves(body).stream().filter(leaf -> within.contains(leaf.part())).toList();
  }

  private static Set<Part> within(Part body) {
    Set<Part> within = Collections.newSetFromMap(new IdentityHashMap<>());
    gatherWithin(body, within);
    return within;
  }

  /** Texts beside a readable alternative that nobody would save. */
  private static Set<Part> otherForms(Part body) {
    Set<Part> forms = Collections.newSetFromMap(new IdentityHashMap<>());
    gatherOtherForms(body, forms);
    return forms;
  }

  private static void gatherOtherForms(Part part, Set<Part> forms) {
    if (part.is("multipart", "alternative") && isReadable(part)) {
      part.parts().stream()
          .filter(other -> other.type().equalsIgnoreCase("text") && !isFile(other))
          .forEach(forms::add);
    }
    part.parts().forEach(child -> gatherOtherForms(child, forms));
  }

  private static boolean isFile(Part text) {
    return isAttached(text)
        || FILES.contains(text.subtype().toLowerCase(Locale.ROOT))
        || !name(text).isEmpty();
  }

  private static boolean isReadable(Part part) {
    return leaves(part).stream().anyMatch(leaf -> isText(leaf.part()));
  }

  private static void gatherWithin(Part part, Set<Part> within) {
    if (part.is("multipart", "related") && html(part).isPresent()) {
      part.parts().stream().filter(Bodies::isWithin).forEach(within::add);
    }
    part.parts().forEach(child -> gatherWithin(child, within));
  }

  /**
   * Whether there is anything to download. The file of an event is nothing where the message itself
   * is an invitation or an answer to one.
   */
  public static boolean hasAttachments(Part body) {
    boolean isScheduling = leaves(body).stream().anyMatch(leaf -> isScheduling(leaf.part()));
    return attachments(body).stream().anyMatch(leaf -> !(isScheduling && isCalendar(leaf.part())));
  }

  private static boolean isScheduling(Part part) {
    return part.is("text", "calendar")
        && part.parameter("method")
            .map(method -> method.strip().toLowerCase(Locale.ROOT))
            .filter(SCHEDULING::contains)
            .isPresent();
  }

  /** Whether a part is an event, by what it says of itself, or what its file is called. */
  public static boolean isCalendar(Part part) {
    return part.is("text", "calendar")
        || part.is("application", "ics")
        || name(part).toLowerCase(Locale.ROOT).endsWith(".ics");
  }

  /**
   * A part's name as its sender gave it: its file's, or an enclosed message's subject; empty when
   * it has neither.
   */
  public static String name(Part part) {
    return new PartContent((position, into, offset, length) -> -1, 0, part)
        .fileName()
        .or(
            () ->
                part.message()
                    .flatMap(message -> message.envelope().subject())
                    .map(DecodedText::of))
        .orElse("")
        .strip();
  }

  private static boolean isInline(Part part) {
    return isRead(part) || !isAttached(part) && (isPicture(part) || isMessage(part));
  }

  private static boolean isRead(Part part) {
    return isText(part) || isTold(part);
  }

  /** Whether it is told in words. */
  private static boolean isTold(Part part) {
    return !isAttached(part) && (isReport(part) || isReportedHeader(part));
  }

  /** The parts that are told in words whichever of alternatives is wanted. */
  private static Set<Part> alwaysTold(Part body) {
    Set<Part> told = told(body, true);
    if (!told.isEmpty()) {
      told.retainAll(told(body, false));
    }
    return told;
  }

  private static Set<Part> told(Part body, boolean html) {
    Set<Part> told = Collections.newSetFromMap(new IdentityHashMap<>());
    inline(body, html).stream().map(Leaf::part).filter(Bodies::isTold).forEach(told::add);
    return told;
  }

  /** Whether a text is to be read, not saved. */
  private static boolean isText(Part part) {
    return (part.is("text", "plain") || part.is("text", "html") || isEnriched(part))
        && !isAttached(part);
  }

  /** Whether it is a text of which only the words are read (RFC 1896). */
  static boolean isEnriched(Part part) {
    return part.is("text", "enriched") || part.is("text", "richtext");
  }

  /** Whether it tells programs what became of a message (RFC 3464, RFC 6533). */
  public static boolean isReport(Part part) {
    return part.is("message", "delivery-status") || part.is("message", "global-delivery-status");
  }

  /** Whether it is the header of a message that a report is about (RFC 6522 §4, RFC 6533). */
  public static boolean isReportedHeader(Part part) {
    return part.is("text", "rfc822-headers") || part.is("message", "global-headers");
  }

  /** Whether browsers of today show it as a picture. */
  public static boolean isPicture(Part part) {
    return part.type().equalsIgnoreCase("image")
        && PICTURES.contains(part.subtype().toLowerCase(Locale.ROOT));
  }

  /** Whether it is an enclosed message. */
  public static boolean isMessage(Part part) {
    return part.message().isPresent();
  }

  private static boolean isAttached(Part part) {
    return part.disposition().map(disposition -> disposition.attached()).orElse(false);
  }

  /** Whether the HTML beside it may show the part (RFC 2392, RFC 2387, RFC 2557). */
  private static boolean isWithin(Part part) {
    return part.type().equalsIgnoreCase("image")
        && (part.id().isPresent() || part.location().isPresent())
        && !isAttached(part);
  }
}
