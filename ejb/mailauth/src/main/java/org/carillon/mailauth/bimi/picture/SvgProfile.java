package org.carillon.mailauth.bimi.picture;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The elements and attributes that a picture may have: shapes, colours and text, but no animation,
 * scripts or external references (draft-svg-tiny-ps-abrotman §2).
 */
final class SvgProfile {
  static final String SVG = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  /** Elements that draw, or that contain such elements. */
  private static final Set<String> DRAWING =
      Set.of(
          "g",
          "defs",
          "use",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "solidColor",
          "linearGradient",
          "radialGradient",
          "stop");

  /** Elements whose text is shown. */
  private static final Set<String> TEXTS = Set.of("text", "tspan");

  /** Presentation attributes that any element may have. */
  private static final Set<String> LOOKS =
      Set.of(
          "id",
          "transform",
          "color",
          "display",
          "visibility",
          "opacity",
          "fill",
          "fill-opacity",
          "fill-rule",
          "stroke",
          "stroke-width",
          "stroke-opacity",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-dasharray",
          "stroke-dashoffset",
          "vector-effect",
          "stop-color",
          "stop-opacity",
          "solid-color",
          "solid-opacity",
          "color-rendering",
          "shape-rendering",
          "text-rendering",
          "font-family",
          "font-size",
          "font-style",
          "font-weight",
          "font-variant",
          "text-anchor",
          "text-align",
          "direction",
          "unicode-bidi",
          "display-align",
          "line-increment",
          "viewport-fill",
          "viewport-fill-opacity");

  /** Attributes for position and geometry, by element. */
  private static final Map<String, Set<String>> PLACES =
      Map.ofEntries(
          Map.entry(
              "svg",
              Set.of(
                  "version", "baseProfile", "viewBox", "width", "height", "preserveAspectRatio")),
          Map.entry("use", Set.of("x", "y", "href")),
          Map.entry("path", Set.of("d", "pathLength")),
          Map.entry("rect", Set.of("x", "y", "width", "height", "rx", "ry")),
          Map.entry("circle", Set.of("cx", "cy", "r")),
          Map.entry("ellipse", Set.of("cx", "cy", "rx", "ry")),
          Map.entry("line", Set.of("x1", "y1", "x2", "y2")),
          Map.entry("polyline", Set.of("points")),
          Map.entry("polygon", Set.of("points")),
          Map.entry("text", Set.of("x", "y", "rotate")),
          Map.entry(
              "linearGradient",
              Set.of(
                  "x1",
                  "y1",
                  "x2",
                  "y2",
                  "gradientUnits",
                  "gradientTransform",
                  "spreadMethod",
                  "href")),
          Map.entry(
              "radialGradient",
              Set.of(
                  "cx",
                  "cy",
                  "r",
                  "fx",
                  "fy",
                  "gradientUnits",
                  "gradientTransform",
                  "spreadMethod",
                  "href")),
          Map.entry("stop", Set.of("offset")));

  /** Attributes that are dropped without rejecting the picture: they don't affect its look. */
  private static final Set<String> SILENT =
      Set.of(
          "class",
          "zoomAndPan",
          "snapshotTime",
          "focusable",
          "about",
          "content",
          "datatype",
          "property",
          "rel",
          "resource",
          "rev",
          "role",
          "typeof",
          "enable-background");

  /** A value without colon and slash, which external references need. */
  private static final Pattern PLAIN = Pattern.compile("[-+\\w ,.#%()'\"\\t\\r\\n]*");

  private static final Pattern OWN_COLOUR =
      Pattern.compile("url\\(#[A-Za-z_][\\w.-]{0,100}\\)(?: +[#\\w]{1,40})?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]{0,100}");

  private SvgProfile() {}

  static boolean isDrawing(String element) {
    return DRAWING.contains(element);
  }

  static boolean hasText(String element) {
    return TEXTS.contains(element);
  }

  static boolean knows(String element, String attribute) {
    return LOOKS.contains(attribute) || PLACES.getOrDefault(element, Set.of()).contains(attribute);
  }

  static boolean isSilent(String attribute) {
    return SILENT.contains(attribute);
  }

  /** Returns whether a value has no reference to anything outside the picture. */
  static boolean isHarmless(String attribute, String value) {
    return switch (attribute) {
      case "id" -> NAME.matcher(value).matches();
      case "href" -> value.startsWith("#") && NAME.matcher(value.substring(1)).matches();
      default ->
          value.regionMatches(true, 0, "url", 0, 3)
              ? OWN_COLOUR.matcher(value).matches()
              : PLAIN.matcher(value).matches() && !value.toLowerCase(Locale.ROOT).contains("url(");
    };
  }
}
