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

/** Decides which parts of a message are shown inline and which are its attachments. */
public final class Bodies {

  /** The most parts that are shown inline. The parts after them are attachments. */
  public static final int MOST_SHOWN = 50;

  /** Text subtypes with data for programs, not text to read. */
  private static final Set<String> FILES =
      Set.of("calendar", "vcard", "x-vcard", "directory", "x-vcalendar");

  /** Methods of text/calendar parts that people read as a message, not as a file (RFC 5546). */
  private static final Set<String> SCHEDULING =
      Set.of("request", "cancel", "reply", "counter", "declinecounter");

  private static final Set<String> PICTURES = Set.of("png", "jpeg", "gif", "webp");

  /** A part that is not a multipart, and its IMAP number (RFC 9051 §6.4.5.1), {@code 2.1}. */
  public record Leaf(String number, Part part) {}

  private Bodies() {}

  /** Returns all parts that are not multiparts, in their order. */
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

  /** Returns the message's first HTML text that is not an attachment, or empty. */
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
   * Returns the parts that are shown inline, in their order: texts, pictures, enclosed messages and
   * parts of reports, unless they are marked as attachments (RFC 2183 §2.1). Of the parts of a
   * multipart/alternative only the wanted one is returned (RFC 2046 §5.1.4). Only the first {@link
   * #MOST_SHOWN} parts are considered.
   *
   * @param html true to prefer HTML to plain text where there is a choice
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
   * Returns the parts that are not shown inline, and those that have a name to be saved under. A
   * text without a name that is an alternative to a readable text is not an attachment, except for
   * calendar data, contacts and other data for programs.
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
   * Returns the pictures in a multipart/related that the HTML beside them can show in its own place
   * (RFC 2387). Even if the HTML does not refer to such a picture, it is neither {@linkplain
   * #inline inline} nor one of the {@linkplain #attachments attachments}.
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

  /** Returns the texts beside a readable alternative that nobody would save. */
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

  /** Returns whether there is anything to download, apart from an invitation's calendar. */
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

  /** Returns whether the part is calendar data, by its content type or a name in {@code .ics}. */
  public static boolean isCalendar(Part part) {
    return part.is("text", "calendar")
        || part.is("application", "ics")
        || name(part).toLowerCase(Locale.ROOT).endsWith(".ics");
  }

  /**
   * Returns the part's name as the sender gave it: the file name, or the subject of an enclosed
   * message. Returns an empty string if it has neither.
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

  /** Returns whether the part is a report or a reported header, described in words. */
  private static boolean isTold(Part part) {
    return !isAttached(part) && (isReport(part) || isReportedHeader(part));
  }

  /** Returns the parts that are always {@linkplain #isTold described in words}. */
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

  /** Returns whether the part is a text to be read, not to be saved. */
  private static boolean isText(Part part) {
    return (part.is("text", "plain") || part.is("text", "html") || isEnriched(part))
        && !isAttached(part);
  }

  /** Returns whether the part is an enriched text (RFC 1896), of which only the words are shown. */
  static boolean isEnriched(Part part) {
    return part.is("text", "enriched") || part.is("text", "richtext");
  }

  /** Returns whether the part is a machine-readable delivery report (RFC 3464, RFC 6533). */
  public static boolean isReport(Part part) {
    return part.is("message", "delivery-status") || part.is("message", "global-delivery-status");
  }

  /** Returns whether the part is the header that a report is about (RFC 6522 §4, RFC 6533). */
  public static boolean isReportedHeader(Part part) {
    return part.is("text", "rfc822-headers") || part.is("message", "global-headers");
  }

  /** Returns whether current browsers show the part as a picture. */
  public static boolean isPicture(Part part) {
    return part.type().equalsIgnoreCase("image")
        && PICTURES.contains(part.subtype().toLowerCase(Locale.ROOT));
  }

  public static boolean isMessage(Part part) {
    return part.message().isPresent();
  }

  private static boolean isAttached(Part part) {
    return part.disposition().map(disposition -> disposition.attached()).orElse(false);
  }

  /** Returns whether the HTML beside the part may show it (RFC 2392, RFC 2387, RFC 2557). */
  private static boolean isWithin(Part part) {
    return part.type().equalsIgnoreCase("image")
        && (part.id().isPresent() || part.location().isPresent())
        && !isAttached(part);
  }
}
