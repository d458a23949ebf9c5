package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The browser's name (RFC 9110 §10.1.5), in two words. */
public final class Browser {
  private static final int MOST = 60;

  /** The marks of programs, in an order that allows for those that claim to be others as well. */
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("Edg", "Edge");
    PROGRAMS.put("OPR/", "Opera");
    PROGRAMS.put("Firefox/", "Firefox");
    PROGRAMS.put("FxiOS/", "Firefox");
    PROGRAMS.put("Chrome/", "Chrome");
    PROGRAMS.put("CriOS/", "Chrome");
    PROGRAMS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Browser() {}

  /** A name for people: {@code Firefox, Linux}; for an unknown one its own text, shortened. */
  public static String of(HttpServletRequest request) {
    return of(Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
  }

  static String of(String agent) {
    Optional<String> program = first(PROGRAMS, agent);
    Optional<String> system = first(SYSTEMS, agent);
    if (program.isPresent()) {
      return system.map(name -> program.get() + ", " + name).orElse(program.get());
    }
    String plain = agent.replaceAll("[^ -~]", " ").strip();
    return plain.length() <= MOST ? plain : plain.substring(0, MOST);
  }

  private static Optional<String> first(Map<String, String> words, String agent) {
    return words.entrySet().stream()
        .filter(word -> agent.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
