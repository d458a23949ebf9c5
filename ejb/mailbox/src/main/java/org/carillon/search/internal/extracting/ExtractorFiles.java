package org.carillon.search.internal.extracting;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.extractor.ExtractorProtocol;
import org.carillon.files.PrivateFiles;

/**
 * The extractor's program and libraries. The application contains them as packed files, because
 * their classes must not be among the application's. They are unpacked into a folder, because a
 * process needs files.
 */
final class ExtractorFiles {
  private static final String PACKED = "/extraction/";
  private static final String PROGRAM = "extractor-program.jar";

  private ExtractorFiles() {}

  /**
   * Unpacks the files.
   *
   * @return the class path
   */
  static String unpack(Path folder) throws IOException {
    List<String> names = new ArrayList<>(List.of(PROGRAM));
    try (InputStream list = packed("libraries")) {
      String entries = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
      for (String entry : entries.split(":")) {
        names.add(entry.substring(entry.lastIndexOf('/') + 1));
      }
    }
    PrivateFiles.createFolders(folder);
    for (String name : names) {
      try (InputStream file = packed(name)) {
        Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return names.stream()
        .map(name -> folder.resolve(name).toString())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static InputStream packed(String name) throws IOException {
    InputStream file = ExtractorProtocol.class.getResourceAsStream(PACKED + name);
    if (file == null) {
      throw new FileNotFoundException(PACKED + name);
    }
    return file;
  }
}
