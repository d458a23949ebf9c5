package org.carillon.webadmin.look;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.look.LookSettings;
import org.carillon.look.Palette;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * A look as a form has it; what is empty is inherited.
 *
 * @param name what the pages are called
 * @param light the colour of light pages
 * @param dark the colour of dark pages
 * @param skin the skin's name
 */
public record WishedLook(String name, String light, String dark, String skin) {

  /** As parameters have it. */
  static WishedLook of(RequestParameters parameters) {
    return new WishedLook(
        parameters.text("name"),
        colour(parameters.text("light")),
        colour(parameters.text("dark")),
        parameters.text("skin"));
  }

  /** People leave the sign out. */
  private static String colour(String typed) {
    return typed.matches("[0-9a-fA-F]{6}") ? "#" + typed : typed;
  }

  /** The colours that follow. */
  Optional<Palette> palette() {
    return LookSettings.palette(light, dark);
  }

  /** This one, with what another has where nothing is said. */
  WishedLook or(WishedLook other) {
    return new WishedLook(
        name.isEmpty() ? other.name : name,
        light.isEmpty() && dark.isEmpty() ? other.light : light,
        light.isEmpty() && dark.isEmpty() ? other.dark : dark,
        skin.isEmpty() ? other.skin : skin);
  }

  /** As addresses have it. */
  String query() {
    return Map.of("name", name, "light", light, "dark", dark, "skin", skin).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> one.getKey() + "=" + Redirect.encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }
}
