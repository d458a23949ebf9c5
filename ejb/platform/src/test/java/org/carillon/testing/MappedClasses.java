package org.carillon.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes that Hibernate maps, from all modules that a test has. They are named, since
 * Hibernate's own scan reads each class completely, and only in one module.
 */
final class MappedClasses {
  private static final Pattern MAPPED =
      Pattern.compile("Ljakarta/persistence/(Entity|Embeddable|MappedSuperclass|Converter);");

  private MappedClasses() {}

  static List<String> ofTheClassPath() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .flatMap(place -> Files.isDirectory(place) ? inFolder(place) : inJar(place))
        .toList();
  }

  private static Stream<String> inFolder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class") && isMapped(read(file)))
          .map(file -> name(folder.relativize(file).toString()))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<String> inJar(Path jar) {
    if (!jar.getFileName().toString().startsWith("carillon-")) {
      return Stream.of();
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      return opened.stream()
          .filter(entry -> entry.getName().endsWith(".class") && isMapped(read(opened, entry)))
          .map(entry -> name(entry.getName()))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isMapped(byte[] code) {
    return MAPPED.matcher(new String(code, ISO_8859_1)).find();
  }

  private static String name(String file) {
    return file.substring(0, file.length() - ".class".length()).replace('/', '.');
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] read(JarFile jar, JarEntry entry) {
    try (InputStream code = jar.getInputStream(entry)) {
      return code.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
