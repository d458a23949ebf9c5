package org.carillon.format.css;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CSS that a message may use: properties of appearance and of placement in the flow, and none
 * that take content out of the flow or move it ({@code position}, {@code transform}, animations).
 */
final class Allowed {

  /** Each name here stands also for all properties that begin with it and a hyphen. */
  private static final Set<String> FAMILIES =
      Set.of(
          "align",
          "background",
          "border",
          "break",
          "column",
          "flex",
          "font",
          "gap",
          "grid",
          "justify",
          "list-style",
          "margin",
          "max",
          "min",
          "outline",
          "overflow",
          "padding",
          "page-break",
          "place",
          "text",
          "word");

  private static final Set<String> PROPERTIES =
      Set.of(
          "block-size",
          "box-shadow",
          "box-sizing",
          "caption-side",
          "clear",
          "color",
          "columns",
          "content",
          "counter-increment",
          "counter-reset",
          "cursor",
          "direction",
          "display",
          "empty-cells",
          "float",
          "height",
          "hyphens",
          "inline-size",
          "letter-spacing",
          "line-break",
          "line-height",
          "object-fit",
          "object-position",
          "opacity",
          "order",
          "orphans",
          "quotes",
          "row-gap",
          "tab-size",
          "table-layout",
          "unicode-bidi",
          "vertical-align",
          "visibility",
          "white-space",
          "widows",
          "width",
          "writing-mode",
          "-webkit-text-size-adjust",
          "-ms-text-size-adjust",
          "-webkit-font-smoothing",
          "-moz-osx-font-smoothing",
          "-webkit-text-fill-color",
          "-webkit-box-sizing",
          "-moz-box-sizing",
          "-webkit-border-radius",
          "-moz-border-radius",
          "-webkit-hyphens",
          "-webkit-line-clamp",
          "-webkit-box-orient",
          "-ms-interpolation-mode");

  /** The properties that a skin may use in addition. */
  private static final Set<String> ON_PAGES =
      Set.of(
          "accent-color",
          "appearance",
          "aspect-ratio",
          "bottom",
          "color-scheme",
          "fill",
          "inset",
          "inset-block",
          "inset-block-end",
          "inset-block-start",
          "inset-inline",
          "inset-inline-end",
          "inset-inline-start",
          "left",
          "position",
          "right",
          "scrollbar-color",
          "scrollbar-width",
          "stroke",
          "top",
          "transform",
          "transition",
          "z-index");

  private static final Set<String> WITH_PICTURES =
      Set.of(
          "background",
          "background-image",
          "border-image",
          "border-image-source",
          "content",
          "list-style",
          "list-style-image");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "calc",
          "clamp",
          "color",
          "color-mix",
          "conic-gradient",
          "counter",
          "fit-content",
          "hsl",
          "hsla",
          "hwb",
          "lab",
          "lch",
          "light-dark",
          "linear-gradient",
          "max",
          "min",
          "minmax",
          "oklab",
          "oklch",
          "radial-gradient",
          "repeat",
          "repeating-conic-gradient",
          "repeating-linear-gradient",
          "repeating-radial-gradient",
          "rgb",
          "rgba",
          "var",
          "-webkit-linear-gradient");

  private static final Set<String> SELECTOR_FUNCTIONS =
      Stream.concat(
              Stream.of("not", "is", "where", "has", "lang", "dir"),
              Stream.of("nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"))
          .collect(Collectors.toSet());

  private Allowed() {}

  static boolean property(String name) {
    return PROPERTIES.contains(name)
        || FAMILIES.contains(name)
        || FAMILIES.stream().anyMatch(family -> name.startsWith(family + "-"))
        || name.startsWith("--") && name.length() > 2;
  }

  /** Returns whether a skin, which styles whole pages, may use the property in addition. */
  static boolean onPages(String name) {
    return ON_PAGES.contains(name);
  }

  /** Returns whether a property's value may be the address of a picture. */
  static boolean picture(String name) {
    return WITH_PICTURES.contains(name);
  }

  static boolean function(String name) {
    return FUNCTIONS.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean inSelector(String function) {
    return SELECTOR_FUNCTIONS.contains(function.toLowerCase(Locale.ROOT));
  }
}
