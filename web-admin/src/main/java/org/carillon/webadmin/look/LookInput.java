package org.carillon.webadmin.look;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.look.LookSettings;
import org.carillon.look.Palette;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * A look as typed in a form; empty values are inherited.
 *
 * @param name the title of the pages
 * @param light the colour of light pages
 * @param dark the colour of dark pages
 * @param skin the skin's name
 */
public record LookInput(String name, String light, String dark, String skin) {

  static LookInput of(RequestParameters parameters) {
    return new LookInput(
        parameters.text("name"),
        colour(parameters.text("light")),
        colour(parameters.text("dark")),
        parameters.text("skin"));
  }

  /** Users leave the number sign out. */
  private static String colour(String typed) {
    return typed.matches("[0-9a-fA-F]{6}") ? "#" + typed : typed;
  }

  /** The palette that is derived from the colours. */
  Optional<Palette> palette() {
    return LookSettings.palette(light, dark);
  }

  /** Fills empty values from {@code other}. */
  LookInput or(LookInput other) {
    return new LookInput(
        name.isEmpty() ? other.name : name,
        light.isEmpty() && dark.isEmpty() ? other.light : light,
        light.isEmpty() && dark.isEmpty() ? other.dark : dark,
        skin.isEmpty() ? other.skin : skin);
  }

  String query() {
    return Map.of("name", name, "light", light, "dark", dark, "skin", skin).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> one.getKey() + "=" + Redirect.encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }
}
